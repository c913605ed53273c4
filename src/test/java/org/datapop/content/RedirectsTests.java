package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.datapop.catalog.page.Page;
import org.datapop.content.UnfitRedirect.Reason;
import org.datapop.content.published.Answer;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RedirectsTests extends KernelTestCase {

    @Autowired Redirects redirects;

    @Test
    void aFormerAddressLeadsToThePage() {
        var saved = publish(create(person(next())));
        var former = "/former/" + next();
        create(former, pathOf(saved));

        assertLeads(former, pathOf(saved));
        assertThat(redirects.all())
                .contains(new Redirects.Redirect(FormerAddress.of(former), pathOf(saved), 301));
    }

    @Test
    void whoFollowsItIsNotSentOnFromThere() {
        var saved = publish(create(person(next())));
        var former = "/former/" + next();
        create(former, pathOf(saved));
        var renamed = publish(save(saved, new Slug("renamed-" + next()), ""));

        assertLeads(former, pathOf(renamed));
    }

    @Test
    void itEndsAndMayBeMadeAnew() {
        var former = "/former/" + next();
        create(former, "/somewhere");
        var before = clock.now();
        redirects.end(FormerAddress.of(former), Actor.SYSTEM);

        assertThat(find(former))
                .isInstanceOfSatisfying(
                        Answer.Gone.class,
                        gone -> {
                            assertThat(gone.title()).isNull();
                            assertThat(gone.since()).isAfter(before).isBefore(clock.now());
                        });
        assertThat(find(former, before)).isInstanceOf(Answer.Moved.class);
        create(former, "https://example.org/elsewhere?a=b#c");
        assertLeads(former, "https://example.org/elsewhere?a=b#c");
    }

    @Test
    void aPageKeepsItsAddress() {
        var live = publish(create(person(next())));
        var renamed = publish(save(live, new Slug("renamed-" + next()), ""));
        for (var path : new String[] {pathOf(live), pathOf(renamed), "/"}) {
            assertThatExceptionOfType(PathTaken.class)
                    .as(path)
                    .isThrownBy(() -> create(path, "/x"));
        }
    }

    /** Who followed an older address here expects to be led on, until somebody ends that. */
    @Test
    void noPageIsPublishedWhereARedirectLeadsAwayUntilItEnds() {
        var name = "former-" + next();
        create("/" + name, "/somewhere");
        var page = drafting.create("page", Language.ENGLISH, new Slug(name), text(), Actor.SYSTEM);

        assertThatExceptionOfType(PathTaken.class)
                .isThrownBy(() -> publish(page))
                .extracting(PathTaken::by)
                .isEqualTo(PathTaken.By.REDIRECT);

        redirects.end(FormerAddress.of("/" + name), Actor.SYSTEM);
        publish(page);
        assertThat(find("/" + name)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void whereAPageLeadsWithItsQueryAndAnchorTheyAreKept() {
        var saved = publish(create(person(next())));
        var former = "/former/" + next();
        create(former, pathOf(saved) + "?a=b#c");
        var renamed = publish(save(saved, new Slug("renamed-" + next()), ""));

        assertLeads(former, pathOf(renamed) + "?a=b#c");
    }

    @Test
    void whereTheSystemAnswersNothingIsRedirected() {
        for (var path : new String[] {"/people", "/admin/at", "/robots.txt", "/es/mission"}) {
            assertThatExceptionOfType(PathTaken.class)
                    .as(path)
                    .isThrownBy(() -> create(path, "/x"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somewhere",
                "//evil.example",
                "/\\evil.example",
                "/a b",
                "javascript:alert(1)",
                "ftp://example.org/",
                "https://",
                "https:///path",
                "https://user@example.org/",
                "/line\nbreak",
                "https://example.org/\r\nX: y"
            })
    void itLeadsToAnAddress(String target) {
        refused(Reason.TARGET, "/former/" + next(), target);
    }

    @Test
    void itLeadsThereDirectly() {
        var a = "/former/" + next();
        var b = "/former/" + next();
        refused(Reason.CIRCLE, a, a);
        refused(Reason.CIRCLE, a, a + "#again");
        create(a, b + "?x=y");
        refused(Reason.CIRCLE, b, a);
        refused(Reason.CHAIN, b, "/elsewhere");
        refused(Reason.CHAIN, "/former/" + next(), a);
        refused(Reason.EXISTS, a, "/elsewhere");
    }

    private static Page text() {
        return new Page("Former", "", List.of(new Block.Text("a", new Markdown("Text"))));
    }

    private void create(String path, String target) {
        redirects.create(FormerAddress.of(path), target, 301, Actor.SYSTEM);
    }

    private void refused(Reason reason, String path, String target) {
        assertThatExceptionOfType(UnfitRedirect.class)
                .isThrownBy(() -> create(path, target))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(redirects.all()).noneMatch(one -> one.target().equals(target));
    }

    private void assertLeads(String path, String target) {
        assertThat(find(path))
                .isInstanceOfSatisfying(
                        Answer.Moved.class,
                        moved -> {
                            assertThat(moved.target()).isEqualTo(target);
                            assertThat(moved.status()).isEqualTo(301);
                        });
    }
}
