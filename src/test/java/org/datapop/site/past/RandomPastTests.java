package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.RandomHistory;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a random history the site of any instant is what a much simpler model says, over HTTP. */
@SiteTest
class RandomPastTests {

    private static final int STEPS = 120;
    private static final int INSTANTS = 1_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;

    @Test
    void everyInstantIsShownAsItWasAndNothingIsLeftOfItAfterAnErasure() {
        var slugs = IntStream.range(0, 4).mapToObj(i -> new Slug("random-past-" + i)).toList();
        var history = new RandomHistory(drafting, publishing, jdbc, 7_089, slugs);
        history.live(STEPS);
        for (var instant : history.instants(INSTANTS)) {
            var path = history.path();
            assertThat(seen(path, instant))
                    .as("%s at %s", path, instant)
                    .isEqualTo(expected(history, path, instant));
        }

        erasure.erase(history.document(), "By order of a court", Actor.SYSTEM);
        for (var instant : history.instants(50)) {
            var path = history.path();
            var answer = new Visitor(port).get("/at/" + STAMP.format(instant) + path);
            var was = history.model().at(path, instant);
            assertThat(answer.statusCode())
                    .as("%s at %s, which was %s", path, instant, was)
                    .isEqualTo(was.equals("missing") ? 404 : 410);
            assertThat(Visitor.body(answer)).doesNotContain("Edition ");
        }
    }

    private static String expected(RandomHistory history, String path, Instant instant) {
        var answer = history.model().at(path, instant);
        return answer.startsWith("found ")
                ? "found " + history.name(UUID.fromString(answer.substring("found ".length())))
                : answer;
    }

    private String seen(String path, Instant instant) {
        var there = "/at/" + STAMP.format(instant);
        var answer = new Visitor(port).get(there + path);
        return switch (answer.statusCode()) {
            case 200 -> "found " + Jsoup.parse(Visitor.body(answer)).select("h1").text();
            case 301 -> "moved " + Visitor.header(answer, "Location").replace(there, "");
            case 410 -> "gone " + Jsoup.parse(Visitor.body(answer)).select("p.lede").text();
            case 404 -> "missing";
            default -> String.valueOf(answer.statusCode());
        };
    }
}
