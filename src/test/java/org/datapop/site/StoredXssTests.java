package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.attack.Payloads;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.Drafting;
import org.datapop.content.EditorialContent;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Body;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What attackers type, in every field of every type, opened in a real browser: nothing of it may
 * run.
 */
@SiteTest
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredXssTests {

    @LocalServerPort int port;
    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired EditorialContent editorial;
    @Autowired JdbcClient jdbc;
    @Autowired Pictures pictures;

    Set<String> everyType() {
        return types.keys();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void nothingThatIsTypedEverRuns(String key, Browser browser) throws IOException {
        for (var round = 0; round < Payloads.ROUNDS; round++) {
            var payloads = new Payloads(round, existingContent(), picture());
            var values = payloads.values(types.get(key).form().fields());
            var saved = save(key, values, "attack-" + key + "-" + round);
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);

            var address = editorial.addressOf(saved.revision());
            var page =
                    browser.open(
                            "http://localhost:" + port + (address == null ? "/" : address),
                            Look.DESK);
            assertThat(page.locator("main h1").count()).isEqualTo(1);
            browser.assertQuiet();
            publishing.withdraw(saved.document(), payloads.next(300), null, Actor.SYSTEM);
            browser.open("http://localhost:" + port + (address == null ? "/" : address), Look.DESK);
            assertThat(browser.problems())
                    .allMatch(problem -> problem.contains("410") || problem.contains("404"));
            browser.forgetProblems();
        }
    }

    /** A picture whose credit would do harm too. */
    private String picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
        var id = pictures.add(new ByteArrayInputStream(bytes.toByteArray()), "x", Actor.SYSTEM);
        pictures.describe(id, "A picture", "\"><script>window.__xss=1</script>", Actor.SYSTEM);
        return id.toString();
    }

    private String existingContent() {
        return jdbc.sql("select id from content where type = 'person' limit 1")
                .query(UUID.class)
                .single()
                .toString();
    }

    private SavedRevision save(String key, Map<String, Object> values, String slug) {
        var saved = save(key, bodies.of(key, values), slug);
        var findings = drafting.findings(saved.document());
        if (findings.isEmpty()) {
            return saved;
        }
        findings.forEach(finding -> Payloads.echo(values, finding));
        return drafting.save(
                saved.document(), saved.revision(), null, bodies.of(key, values), "", Actor.SYSTEM);
    }

    private SavedRevision save(String key, Body body, String slug) {
        var existing =
                types.get(key).single()
                        ? jdbc.sql(
                                        "select d.id from document d join content c on c.id = d.content_id where c.type = :type")
                                .param("type", key)
                                .query(UUID.class)
                                .optional()
                        : Optional.<UUID>empty();
        return existing.map(document ->
                        drafting.save(
                                document,
                                drafting.head(document).revision(),
                                null,
                                body,
                                "",
                                Actor.SYSTEM))
                .orElseGet(() ->
                        drafting.create(key, Language.ENGLISH, new Slug(slug), body, Actor.SYSTEM));
    }
}
