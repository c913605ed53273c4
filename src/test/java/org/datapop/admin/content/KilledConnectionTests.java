package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.database.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database drops connections while people save: nothing that they were told is saved is lost.
 * {@code ./mvnw test -Dtest=KilledConnectionTests -Dkills=1000} tries it more often.
 */
@SiteTest
class KilledConnectionTests {

    private static final int KILLS = Integer.getInteger("kills", 60);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3L * KILLS);
    private static final int BROKEN = 0;
    private static final String FORM = "#form";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String writer;

    /** What somebody who saves again and again was told. */
    private final class Writer implements Runnable {

        private final StaffClient browser;
        private final UUID document;
        private final AtomicBoolean goOn;
        private final Semaphore saves;
        private final List<String> acknowledged = new ArrayList<>();
        private final List<Integer> statuses = new ArrayList<>();

        Writer(String which, AtomicBoolean goOn, Semaphore saves) {
            this.goOn = goOn;
            this.saves = saves;
            browser = colleagues.signedIn(port, Role.EDITOR, which);
            browser.open("/admin/content?type=person");
            browser.submit("main form.begin", Map.of());
            document = UUID.fromString(browser.address().replaceAll(".*/content/|[?#].*", ""));
        }

        @Override
        public void run() {
            for (var i = 0; goOn.get(); i++) {
                try {
                    browser.open("/admin/content/" + document);
                    statuses.add(browser.status());
                    if (browser.page().selectFirst(FORM) != null) {
                        save("Name " + i);
                    }
                } catch (UncheckedIOException _) {
                    statuses.add(BROKEN); // In the midst of a page that was being sent.
                }
            }
        }

        private void save(String name) {
            browser.submit(FORM, Map.of("name", name));
            statuses.add(browser.status());
            if (browser.words().contains("Saved as a draft")) {
                acknowledged.add(name);
                saves.release();
            }
        }
    }

    @Test
    void whatSomebodyWasToldIsSavedIsSaved() throws Exception {
        var goOn = new AtomicBoolean(true);
        var saves = new Semaphore(0);
        var writers = List.of(new Writer("left", goOn, saves), new Writer("right", goOn, saves));
        try (var threads = Executors.newFixedThreadPool(writers.size());
                var superuser = FreshDatabase.asSuperuser(url)) {
            var running = writers.stream().map(threads::submit).toList();
            try {
                kill(superuser, saves);
            } finally {
                goOn.set(false);
            }
            for (var one : running) {
                one.get();
            }
        }
        assertThat(writers).anyMatch(one -> one.statuses.contains(503));
        for (var one : writers) {
            assertThat(one.statuses).isSubsetOf(200, 503, BROKEN);
            var saved =
                    jdbc.sql("select title from revision where document_id = ? order by number")
                            .param(one.document)
                            .query(String.class)
                            .list();
            assertThat(saved).containsSubsequence(one.acknowledged);
            assertThat(isWhole(one.document)).isTrue();
        }
    }

    /** Each in the midst of something, and none before somebody saved since the last. */
    private void kill(Connection superuser, Semaphore saves)
            throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        try (var kill =
                superuser.prepareStatement(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and usename = ? and state <> 'idle' limit 1\
                        """)) {
            kill.setString(1, writer);
            for (var kills = 0; kills < KILLS; kills++) {
                var isSaved = saves.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(isSaved).as("saved after %d kills", kills).isTrue();
                while (!isDone(kill)) {
                    assertThat(System.nanoTime()).as("%d kills", kills).isLessThan(deadline);
                }
                saves.drainPermits();
            }
        }
    }

    private static boolean isDone(PreparedStatement kill) throws SQLException {
        try (var killed = kill.executeQuery()) {
            return killed.next();
        }
    }

    /** No number is missing, the newest is the head, and each has its line in the record. */
    private boolean isWhole(UUID document) {
        return jdbc.sql(
                        """
                        select count(*) = max(number)
                           and (array_agg(r.id order by number desc))[1] = (select head_revision from document where id = :id)
                           and bool_and(title = body ->> 'name')
                           and count(*) = (select count(*) from activity where subject = :id and what = 'saved')
                        from revision r where document_id = :id\
                        """)
                .param("id", document)
                .query(Boolean.class)
                .single();
    }
}
