package org.datapop.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.database.FreshDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many editors add words to texts through the forms of two nodes, while the database drops
 * connections, sessions end, and one of the nodes dies and comes back with a clock of its own:
 * every word of which somebody was told that it is saved stands in the text at the end, and every
 * revision follows the one before it.
 */
@SiteTest
abstract class AppendRun {

    private static final int AHEAD = 90;

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;

    /**
     * How hard it is tried.
     *
     * @param deaths how often the second node is killed
     * @param length until the last editor stops, at least
     * @param between two dropped connections
     */
    record Plan(
            long seed, int editors, int documents, int deaths, Duration length, Duration between) {}

    /**
     * What came of it.
     *
     * @param words that were acknowledged
     * @param conflicts how often somebody found both texts before them
     * @param failures how often somebody was told that it didn't work, or nothing
     * @param dropped connections
     * @param ended sessions
     */
    record Outcome(int words, int conflicts, int failures, int dropped, int ended, int deaths) {}

    Outcome run(Plan plan) throws Exception {
        var goOn = new AtomicBoolean(true);
        var documents = documents(plan.documents());
        try (var second = new Node(environment, AHEAD);
                var superuser =
                        FreshDatabase.asSuperuser(
                                environment.getRequiredProperty("spring.datasource.url"));
                var threads = Executors.newFixedThreadPool(plan.editors())) {
            second.start();
            var editors =
                    IntStream.range(0, plan.editors())
                            .mapToObj(i -> editor(i, plan, documents, second.port(), goOn))
                            .toList();
            var running = editors.stream().map(threads::submit).toList();
            var trouble = new Trouble(plan, superuser, second);
            try {
                trouble.make();
            } finally {
                goOn.set(false);
            }
            for (var one : running) {
                one.get();
            }
            check(documents, editors);
            return new Outcome(
                    editors.stream().mapToInt(one -> one.acknowledged().size()).sum(),
                    editors.stream().mapToInt(Editor::conflicts).sum(),
                    editors.stream().mapToInt(Editor::failures).sum(),
                    trouble.dropped,
                    trouble.ended,
                    trouble.deaths);
        }
    }

    private List<String> documents(int many) {
        var author = colleagues.signedIn(port, Role.ADMINISTRATOR, "append");
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    author.open("/admin/content?type=person").submit("main form.begin", Map.of());
                    author.submit("form#form", Map.of("name", "Text " + i, "biography", "Begun."));
                    return author.address().replaceAll(".*/content/|[?#].*", "");
                })
                .toList();
    }

    private Editor editor(
            int number, Plan plan, List<String> documents, int other, AtomicBoolean goOn) {
        var first = new StaffClient(port);
        var browsers = List.of(first, first.at(other));
        var account = colleagues.of(Role.EDITOR, "append-" + number);
        first.signIn(account.email(), Colleagues.PASSWORD);
        return new Editor(
                "e" + number,
                plan.seed() + number,
                documents,
                browsers,
                () -> first.signIn(account.email(), Colleagues.PASSWORD),
                goOn);
    }

    /** What goes wrong meanwhile, by the seed. */
    private static final class Trouble {

        private final Plan plan;
        private final Random random;
        private final Connection superuser;
        private final Node node;
        private int dropped;
        private int ended;
        private int deaths;

        Trouble(Plan plan, Connection superuser, Node node) {
            this.plan = plan;
            this.random = new Random(plan.seed());
            this.superuser = superuser;
            this.node = node;
        }

        void make() throws Exception {
            var begun = System.nanoTime();
            while (passed(begun).compareTo(plan.length()) < 0) {
                Thread.sleep(random.nextLong(plan.between().toMillis() * 2));
                if (random.nextInt(4) == 0) {
                    ended +=
                            count(
                                    "delete from staff_session where primary_id in (select primary_id from staff_session order by md5(primary_id || random()) limit 1)");
                } else {
                    dropped +=
                            count(
                                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename <> current_user order by md5(pid::text || random()) limit 1");
                }
                if (passed(begun).toMillis() * (plan.deaths() + 1)
                        > plan.length().toMillis() * (deaths + 1)) {
                    die();
                }
            }
            while (deaths < plan.deaths()) {
                die();
            }
        }

        private void die() throws Exception {
            node.kill();
            deaths++;
            node.start();
        }

        private int count(String sql) throws SQLException {
            try (var statement = superuser.createStatement()) {
                if (!statement.execute(sql)) {
                    return statement.getUpdateCount();
                }
                try (var found = statement.getResultSet()) {
                    return found.next() ? 1 : 0;
                }
            }
        }

        private static Duration passed(long begun) {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private void check(List<String> documents, List<Editor> editors) {
        for (var document : documents) {
            var id = UUID.fromString(document);
            assertThat(isLinear(id)).as("the revisions of %s follow each other", document).isTrue();
            var text =
                    jdbc.sql(
                                    "select body ->> 'biography' from revision where id = (select head_revision from document where id = ?)")
                            .param(id)
                            .query(String.class)
                            .single();
            var missing = new ArrayList<String>();
            for (var editor : editors) {
                editor.acknowledged().stream()
                        .filter(word -> word.document().equals(document))
                        .map(Editor.Word::word)
                        .filter(word -> !text.contains(word + "."))
                        .forEach(missing::add);
            }
            assertThat(missing).as("acknowledged, and not in %s", document).isEmpty();
        }
    }

    private boolean isLinear(UUID document) {
        return jdbc.sql(
                        """
                        select bool_and(based_on is not distinct from before and number = place)
                           and (array_agg(id order by number desc))[1] = (select head_revision from document where id = :id)
                        from (select id, number, based_on, lag(id) over (order by number) as before,
                                     row_number() over (order by number) as place
                              from revision where document_id = :id) as chain\
                        """)
                .param("id", document)
                .query(Boolean.class)
                .single();
    }
}
