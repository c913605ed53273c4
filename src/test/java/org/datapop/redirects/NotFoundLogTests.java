package org.datapop.redirects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.redirects.NotFoundLog.Entry;
import org.datapop.shared.SitePath;
import org.datapop.site.events.PageNotFound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What visitors ask for in vain is counted, shown, and led somewhere. */
@SiteTest
class NotFoundLogTests {

    @LocalServerPort int port;
    @Autowired NotFoundLog missed;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void forgetEverything() {
        missed.write();
        jdbc.sql("delete from missed_path").update();
    }

    @Test
    void itCountsAndKeepsWhereTheyCameFrom() throws Exception {
        ask("/founders/vinck", "https://user:secret@partner.example/staff?token=secret#x");
        ask("/founders/vinck", null);
        ask("/about-us", "javascript:alert(1)");
        ask("/people/patrick-vinck", null);
        ask("/%3Cscript%3E", null);

        assertThat(missed.mostWanted(10))
                .extracting(entry -> entry.path().value(), Entry::times, Entry::referrer)
                .containsExactly(
                        tuple("/founders/vinck", 2L, "partner.example/staff"),
                        tuple("/about-us", 1L, ""));
        ask("/about-us", null);
        ask("/about-us", null);
        assertThat(missed.mostWanted(1))
                .extracting(entry -> entry.path().value(), Entry::times)
                .containsExactly(tuple("/about-us", 3L));
    }

    @Test
    void whoeverMakesUpAddressesFillsNeitherMemoryNorTable() {
        missed.on(new PageNotFound("/wanted", null));
        missed.on(new PageNotFound("/wanted", null));
        missed.write();
        for (var round : List.of("a", "b")) {
            IntStream.range(0, NotFoundLog.MOST + 500)
                    .forEach(i -> missed.on(new PageNotFound("/" + round + i, null)));
            assertThat(missed.waiting()).isEqualTo(NotFoundLog.MOST);
            assertThat(missed.mostWanted(10_000)).hasSizeLessThanOrEqualTo(NotFoundLog.MOST);
        }
        assertThat(missed.mostWanted(1))
                .extracting(entry -> entry.path().value())
                .containsExactly("/wanted");
    }

    @Test
    void whereNoRedirectCanBeNothingIsCounted() throws Exception {
        for (var path : List.of("/fr/people/nobody", "/it/page", "/id/nothing", "/feeds/x")) {
            assertThat(ask(path, null)).as(path).isEqualTo(404);
        }
        missed.on(new PageNotFound("/", null));
        assertThat(missed.mostWanted(10)).isEmpty();
    }

    @Test
    void oneClickLeadsItToThePageThatItIsLikeAndOnToTheNext() throws Exception {
        ask("/people/patrick-vink", "https://university.example/");
        ask("/people/patrick-vink", null);
        ask("/nothing/like/it", null);
        var editor = colleagues.signedIn(port, Role.EDITOR).open("/admin/redirects/missed");
        assertThat(editor.words())
                .contains("/people/patrick-vink", "2 times", "university.example");
        assertThat(editor.page().select("[autofocus], .told")).isEmpty();
        editor.submit("form[action$=/missed]", Map.of());

        assertThat(editor.address()).startsWith("/admin/redirects/missed?");
        assertThat(editor.words())
                .contains("/people/patrick-vink leads to /people/patrick-vinck from now on");
        assertThat(ask("/people/patrick-vink", null)).isEqualTo(301);
        assertThat(missed.mostWanted(2)).hasSize(1);
        var next = editor.page().select("[autofocus]");
        assertThat(next.attr("aria-label")).contains("/nothing/like/it");
        assertThat(next.attr("aria-describedby")).isEqualTo("told");

        editor.open(next.attr("href"));
        editor.submit("form.fields", Map.of("to", "nowhere"));
        assertThat(editor.status()).isEqualTo(422);
        editor.submit("form.fields", Map.of("to", "/mission"));
        assertThat(editor.words())
                .contains("/nothing/like/it leads to /mission", "Nobody has asked for anything");
    }

    @Test
    void whatBecameImpossibleMeanwhileIsSaidWhereItHappened() throws Exception {
        ask("/people/patrick-vink-x", null);
        ask("/nothing/else", null);
        var editor = colleagues.signedIn(port, Role.EDITOR).open("/admin/redirects/missed");
        editor.submit("form[action$=/missed]", Map.of("to", "/people/patrick-vink-x"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select(".told + tr th .path").eachText())
                .containsExactly("/people/patrick-vink-x");
        assertThat(editor.words()).contains("in a circle");
    }

    @Test
    void noAddressMakesTheScreenTellWhatWasNotDone() throws Exception {
        var editor =
                colleagues
                        .signedIn(port, Role.EDITOR)
                        .open("/admin/redirects/missed?led=/never/made&dropped=%3Cb%3E&next=/x");
        assertThat(editor.status()).isEqualTo(200);
        assertThat(editor.page().select(".done")).isEmpty();
    }

    @Test
    void itIsForgottenUntilSomebodyAsksAgain() throws Exception {
        ask("/nothing/like/this", null);
        ask("/nothing/like/this", null);
        ask("/nothing/like/that", null);
        var editor = colleagues.signedIn(port, Role.EDITOR).open("/admin/redirects/missed");
        editor.submit("form[action=/admin/redirects/missed/dropped]", Map.of());
        assertThat(editor.words()).contains("/nothing/like/this is forgotten until");
        assertThat(editor.page().select("[autofocus]").attr("aria-label"))
                .contains("/nothing/like/that");
        assertThat(missed.mostWanted(2)).hasSize(1);
        missed.forget(new SitePath("/never/there"));
        ask("/nothing/like/this", null);
        assertThat(missed.mostWanted(2)).hasSize(2);
    }

    private int ask(String path, @Nullable String referrer) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (referrer != null) {
            request.header("Referer", referrer);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
