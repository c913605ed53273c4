package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.Desk;
import org.datapop.admin.StaffClient;
import org.datapop.database.StarterDatabase;
import org.datapop.newsroom.PresencePace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;

/** How many may listen at once, and what they hear when they can't be told anything. */
@QuickPresence
class PresenceLimitsTests {

    private static final String NOBODY = "\"line\":\"\"";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired PresenceWatch watch;
    @Autowired PresenceWords words;
    @Autowired Desk desk;
    @Autowired StarterDatabase database;
    @Autowired List<HikariDataSource> pools;

    private StaffClient one;
    private UUID document;

    @BeforeEach
    void somebodyBeganADocument() {
        one = colleagues.signedIn(port, Role.EDITOR);
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        document =
                UUID.fromString(one.address().replaceFirst(".*/content/([0-9a-f-]{36}).*", "$1"));
    }

    @Test
    void anAccountHasSoManyStreamsInAllItsBrowsers() throws Exception {
        var open = new ArrayList<Listening>();
        try {
            while (open.size() < PresenceWatch.OF_AN_ACCOUNT) {
                var browser = colleagues.signedIn(port, Role.ADMINISTRATOR, "of-many");
                IntStream.range(0, PresenceWatch.OF_A_BROWSER)
                        .forEach(_ -> open.add(heard(browser)));
            }
            assertThat(open).hasSize(PresenceWatch.OF_AN_ACCOUNT);
            open.add(heard(colleagues.signedIn(port, Role.ADMINISTRATOR, "of-many")));
            open.getFirst().await("event: elsewhere");
            open.getFirst().awaitEnd();
            open.add(heard(one));
            open.get(1).await("event: sign");
            assertThat(open.subList(1, open.size()))
                    .allSatisfy(
                            stream -> assertThat(stream.everything()).doesNotContain("elsewhere"));
        } finally {
            open.forEach(Listening::close);
        }
    }

    private Listening heard(StaffClient browser) {
        var stream = Listening.at(browser, document);
        stream.await("event: here");
        return stream;
    }

    @Test
    void aNodeThatIsFullSaysSoUntilSomebodyGoes() {
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.open().isEmpty());
        try (var crowd = new Crowd(watch, words, desk)) {
            assertThat(crowd.size()).isEqualTo(PresenceWatch.OF_THIS_NODE);
            try (var stream = Listening.at(one, document)) {
                assertThat(stream.status()).isEqualTo(503);
                assertThat(stream.header("Content-Type")).isNull();
            }
            one.open("/admin/content/" + document);
            assertThat(one.page().select("#form")).hasSize(1);
        }
        try (var stream = Listening.at(one, document)) {
            stream.await(NOBODY);
        }
    }

    @Test
    void nothingIsToldWhileTheDatabaseIsAway() throws Exception {
        var patience = pools.getFirst().getConnectionTimeout();
        try (var stream = Listening.at(one, document)) {
            stream.await(NOBODY);
            pools.forEach(pool -> pool.setConnectionTimeout(250));
            database.goAway();
            stream.awaitEnd();
            try (var again = Listening.at(one, document)) {
                assertThat(again.status()).isEqualTo(503);
            }
        } finally {
            database.comeBack();
            pools.forEach(pool -> pool.setConnectionTimeout(patience));
            pools.forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        }
        try (var stream = Listening.at(one, document)) {
            stream.await(NOBODY);
        }
    }

    @Test
    void outsideOfTestsItIsCalm() {
        var binder = Binder.get(new MockEnvironment());
        assertThat(binder.bindOrCreate("site.presence", PresencePace.class))
                .isEqualTo(new PresencePace(Duration.ofSeconds(15), Duration.ofSeconds(45)));
    }
}
