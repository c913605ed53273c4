package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.datapop.content.UnfitRedirect.Reason;
import org.datapop.content.published.Answer;
import org.datapop.shared.Actor;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A redirect of a folder leads away from everything below it. */
class RedirectedFoldersTests extends KernelTestCase {

    @Autowired Redirects redirects;

    /** Of a folder that no other test has. */
    private final String blog = "/blog-" + next();

    @Test
    void whatFollowsIsKept() {
        create(blog + "/*", "/news-of-old/*");
        assertLeads(blog, "/news-of-old");
        assertLeads(blog + "/2019/a_b.C", "/news-of-old/2019/a_b.C");
        assertThat(find(blog + "-2/a")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void orDropped() {
        create(blog + "/*", "https://example.org/a?b=c");
        assertLeads(blog, "https://example.org/a?b=c");
        assertLeads(blog + "/2019/a", "https://example.org/a?b=c");
    }

    @Test
    void orKeptElsewhere() {
        create(blog + "/*", "https://archive.example/*");
        assertLeads(blog, "https://archive.example");
        assertLeads(blog + "/evil.example/x", "https://archive.example/evil.example/x");
    }

    @Test
    void orKeptAtTheTop() {
        create(blog + "/*", "/*");
        assertLeads(blog, "/");
        assertLeads(blog + "/evil.example", "/evil.example");
        assertLeads(blog + blog + "/x", "/x");
    }

    @Test
    void theAddressItselfGoesBeforeFoldersAndTheInnermostBeforeOthers() {
        create(blog + "/*", "/wide");
        create(blog + "/2019/*", "/narrow/*");
        create(blog + "/2019/a", "/one");
        create(blog, "/self");
        assertLeads(blog, "/self");
        assertLeads(blog + "/2018/a", "/wide");
        assertLeads(blog + "/2019", "/narrow");
        assertLeads(blog + "/2019/a", "/one");
        assertLeads(blog + "/2019/a/b", "/narrow/a/b");
        redirects.end(FormerAddress.of(blog + "/2019/*"), Actor.SYSTEM);
        redirects.end(FormerAddress.of(blog), Actor.SYSTEM);
        assertLeads(blog + "/2019/b", "/wide");
        assertLeads(blog, "/wide");
    }

    @Test
    void whatIsOrWasAPageKeepsItsAddress() {
        create("/people/*", "/wherever/*");
        try {
            var live = publish(create(person(next())));
            var renamed = publish(save(live, new Slug("renamed-" + next()), ""));
            assertThat(find(pathOf(renamed))).isInstanceOf(Answer.Found.class);
            assertLeads(pathOf(live), pathOf(renamed));
            publishing.withdraw(renamed.document(), "Over", null, Actor.SYSTEM);
            assertThat(find(pathOf(renamed))).isInstanceOf(Answer.Gone.class);
            erasure.erase(renamed.document(), "By order", Actor.SYSTEM);
            assertThat(find(pathOf(renamed))).isInstanceOf(Answer.Gone.class);
            assertLeads("/people/never", "/wherever/never");
        } finally {
            redirects.end(FormerAddress.of("/people/*"), Actor.SYSTEM);
        }
    }

    @Test
    void ofAFolderBelowAPageAllMayLeadToThePage() {
        var page = pathOf(publish(create(person(next()))));
        create(page + "/*", page);
        assertLeads(page + "/x", page);
        assertThat(find(page)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void theyHaveATimeAsAllRedirectsDo() {
        create(blog + "/*", "/a/*");
        var then = clock.now();
        redirects.end(FormerAddress.of(blog + "/*"), Actor.SYSTEM);
        create(blog + "/*", "/b/*");

        assertLeads(blog + "/x", "/b/x");
        assertThat(find(blog + "/x", then))
                .isInstanceOfSatisfying(
                        Answer.Moved.class, moved -> assertThat(moved.target()).isEqualTo("/a/x"));
    }

    /** Wherever a page is, and whatever was in between, nobody is sent twice. */
    @Test
    void itLeadsToTheEndAtOnce() {
        var saved = publish(create(person(next())));
        var renamed = publish(save(saved, new Slug("renamed-" + next()), ""));
        create(blog + "/*", "/people/*");
        assertLeads(blog + "/" + saved.slug(), pathOf(renamed));
        assertLeads(
                blog + "/" + renamed.slug().value().toUpperCase(java.util.Locale.ROOT),
                pathOf(renamed));

        redirects.end(FormerAddress.of(blog + "/*"), Actor.SYSTEM);

        var second = "/second-" + next();
        create(second + "/*", "/third-" + blog.substring(1) + "/*");
        redirects.create(
                FormerAddress.of("/third-" + blog.substring(1) + "/x"),
                "/fourth",
                302,
                Actor.SYSTEM);
        assertThat(find(second + "/x"))
                .isInstanceOfSatisfying(
                        Answer.Moved.class,
                        moved -> {
                            assertThat(moved.target()).isEqualTo("/fourth");
                            assertThat(moved.status()).isEqualTo(302);
                        });
    }

    @Test
    void whatWouldBeACircleByPagesThatAreNoMoreLeadsNowhere() {
        var page = publish(create(person(next())));
        create(pathOf(page) + "/*", pathOf(page));
        publishing.withdraw(page.document(), "Over", null, Actor.SYSTEM);
        claims.release(new SitePath(pathOf(page)), "Given up", Actor.SYSTEM);

        assertThat(find(pathOf(page) + "/x")).isInstanceOf(Answer.Missing.class);
        assertThat(find(pathOf(page))).isInstanceOf(Answer.Missing.class);
        redirects.end(FormerAddress.of(pathOf(page) + "/*"), Actor.SYSTEM);
    }

    @Test
    void itLeadsThereDirectly() {
        refused(Reason.CIRCLE, blog + "/*", blog);
        refused(Reason.CIRCLE, blog + "/*", blog + "/archive");
        refused(Reason.CIRCLE, blog + "/*", blog + "/*");
        refused(Reason.CIRCLE, blog + "/*", blog + "/archive/*");
        create(blog + "/*", "/other" + blog + "/*");
        refused(Reason.EXISTS, blog + "/*", "/elsewhere");
        refused(Reason.CHAIN, "/from/" + next(), blog + "/x");
        refused(Reason.CHAIN, "/from/" + next() + "/*", blog + "/x/*");
        refused(Reason.CHAIN, "/other" + blog + "/*", "/elsewhere");
        refused(Reason.CIRCLE, "/other/*", blog + "/y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/*", "/es/*", "/admin/x/*", "/assets/*"})
    void noFolderOfTheSystemIsRedirected(String folder) {
        assertThatExceptionOfType(PathTaken.class).isThrownBy(() -> create(folder, "/x"));
    }

    @Test
    void theWholeSiteIsNoFolder() {
        assertThat(FormerAddress.isOne("/*")).isFalse();
        assertThat(FormerAddress.isOne("/a*")).isFalse();
        assertThat(FormerAddress.isOne("/a/*/b")).isFalse();
        assertThat(FormerAddress.isOne("/a//*")).isFalse();
        for (var path : new String[] {"/*", "*", "/a/*/b", "//evil.example/*", "/a/**"}) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(path)
                    .isThrownBy(() ->
                            jdbc.sql(
                                            "insert into redirect (id, path, target, status, made_by) values (gen_random_uuid(), ?, '/x', 301, 'system')")
                                    .param(path)
                                    .update());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//*",
                "//evil.example/*",
                "/\\evil.example/*",
                "/a?b=/*",
                "/a#b/*",
                "https:///*",
                "https://*",
                "https://example.org/a?b/*",
                "https://user@example.org/*"
            })
    void theRestIsPutBehindAPathOnly(String target) {
        refused(Reason.TARGET, blog + "/*", target);
    }

    @Test
    void onlyAFolderHasARest() {
        refused(Reason.REST, blog, "/news/*");
        refused(Reason.REST, blog, "https://example.org/*");
    }

    private void create(String from, String target) {
        redirects.create(FormerAddress.of(from), target, 301, Actor.SYSTEM);
    }

    private void refused(Reason reason, String from, String target) {
        assertThatExceptionOfType(UnfitRedirect.class)
                .as("%s to %s", from, target)
                .isThrownBy(() -> create(from, target))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertLeads(String path, String target) {
        assertThat(find(path))
                .as(path)
                .isInstanceOfSatisfying(
                        Answer.Moved.class, moved -> assertThat(moved.target()).isEqualTo(target));
    }
}
