package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.datapop.SiteTest;
import org.datapop.content.Publishing;
import org.datapop.content.WordsOfTheSite;
import org.datapop.database.FreshDatabase;
import org.datapop.database.StarterDatabase;
import org.datapop.shared.Actor;
import org.datapop.site.StarterAddresses;
import org.datapop.site.rendering.Asked;
import org.datapop.web.Coding.Effort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that fails while a page is made spoils no page. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
class FailingDatabaseTests {

    private static final int ROUNDS = 8;
    private static final int VISITORS = 4;
    private static final int RESTARTS = 3;

    @LocalServerPort int port;
    @Autowired StarterDatabase database;
    @Autowired JdbcClient jdbc;
    @Autowired Publishing publishing;
    @Autowired Kitchen kitchen;
    @Autowired Memory memory;

    @Value("${spring.datasource.url}")
    String url;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    /** Its connections are killed all the time, so most of them in the midst of a page. */
    @Test
    void aPageIsWholeOrSaidToBeAwayThoughConnectionsBreakWhileItIsMade(CapturedOutput log)
            throws Exception {
        var site = WordsOfTheSite.again(jdbc);
        var answers = new ConcurrentLinkedQueue<HttpResponse<byte[]>>();
        for (var round = 0; round < ROUNDS; round++) {
            publishing.publish(site, Actor.SYSTEM); // Nothing that is kept is true any more.
            whileReadersAreKilled(() -> allAtOnce(answers));
        }

        assertThat(answers).anyMatch(answer -> answer.statusCode() == 503);
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isIn(200, 503);
                    if (Visitor.header(answer, "Content-Type").startsWith("text/html")) {
                        assertThat(new String(answer.body(), UTF_8).strip()).endsWith("</html>");
                    }
                });
        await().until(() -> visitor.status("/people") == 200);
        for (var kept : List.copyOf(memory.all())) {
            var address = kept.address();
            var anew = kitchen.make(address, Asked.address(address), kept, Effort.QUICK);
            assertThat(kept.finished().body()).as(address).isEqualTo(anew.kept().finished().body());
        }
        assertThat(log).doesNotContain("Incident");
    }

    @Test
    void nobodyNoticesThatItIsStartedAgainAndAgain() throws Exception {
        var paths = List.of("/", "/people", "/mission", "/founders");
        paths.forEach(visitor::get);
        var isOver = new AtomicBoolean();
        var asked = new AtomicInteger();
        var others = new ConcurrentLinkedQueue<Integer>();
        try (var visitors = Executors.newFixedThreadPool(VISITORS)) {
            for (var path : paths) {
                visitors.submit(() -> {
                    while (!isOver.get()) {
                        var status = visitor.status(path);
                        asked.incrementAndGet();
                        if (status != 200) {
                            others.add(status);
                        }
                    }
                });
            }
            for (var i = 0; i < RESTARTS; i++) {
                database.goAway();
                var before = asked.get();
                await().until(() -> asked.get() > before + 500);
                database.comeBack();
                await().until(() -> visitor.status("/search?q=people") == 200);
            }
            isOver.set(true);
        }
        assertThat(others).isEmpty();
    }

    private void allAtOnce(Queue<HttpResponse<byte[]>> answers) {
        try (var visitors = Executors.newFixedThreadPool(VISITORS)) {
            for (var path : StarterAddresses.all()) {
                visitors.submit(() -> answers.add(visitor.get(path)));
            }
        }
    }

    private void whileReadersAreKilled(Runnable work) throws Exception {
        var isOver = new AtomicBoolean();
        var killing =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!isOver.get()) {
                                killReaders();
                            }
                        });
        try {
            work.run();
        } finally {
            isOver.set(true);
            killing.join();
        }
    }

    private void killReaders() {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and usename like '%reader%'\
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
