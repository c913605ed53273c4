package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
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
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
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

    private static final int ROUNDS = 4;

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
        for (var round = 0; round < ROUNDS; round++) {
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

    /** Fills fields with as many payloads as fit, going round all of them. */
    private static final class Payloads {

        private final List<String> all =
                Files.readAllLines(Path.of("src/test/resources/attack/xss.txt")).stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.replace("\\n", "\n"))
                        .toList();
        private final String existing;
        private final String picture;
        private int at;

        Payloads(int round, String existing, String picture) throws IOException {
            this.existing = existing;
            this.picture = picture;
            at = round * all.size() / ROUNDS;
        }

        Map<String, Object> values(List<Field> fields) {
            var values = new LinkedHashMap<String, Object>();
            fields.forEach(field -> values.put(field.key(), value(field)));
            values.values().removeIf(value -> value.equals(""));
            return values;
        }

        private Object value(Field field) {
            return switch (field.kind()) {
                case LINE -> next(field.max()).replace('\n', ' ').replace('\r', ' ');
                case TEXT -> next(field.max());
                case MARKDOWN ->
                        cut(
                                all.stream().map(this::clean).collect(Collectors.joining("\n\n")),
                                field.max());
                case NUMBER -> 7;
                case DATE -> "2013";
                case CHOICE -> field.choices().getFirst();
                case FLAG -> true;
                case URL ->
                        "https://example.org/?q=%22%3E%3Cscript%3Ewindow.__xss=1%3C/script%3E'onload='x";
                case LANGUAGE -> "en";
                case PICTURE ->
                        Map.of("media", picture, "alt", next(field.max()), "decorative", false);
                case REFERENCE -> "";
                case REFERENCES -> field.is(Field.Trait.REQUIRED) ? List.of(existing) : List.of();
                case GROUP -> List.of(row("", field));
                case BLOCKS ->
                        field.variants().stream()
                                .map(variant -> row(variant.name(), field))
                                .toList();
            };
        }

        private Map<String, Object> row(String kind, Field field) {
            var row = values(field.fieldsOf(kind));
            if (field.prefixOf(kind).isEmpty()) {
                row.put("key", "k" + kind.toLowerCase(Locale.ROOT));
            }
            if (!kind.isEmpty()) {
                row.put("kind", kind);
            }
            return row;
        }

        /** A text that has to repeat another repeats the payload that every rich text has. */
        static void echo(Map<String, Object> values, Finding finding) {
            var place = finding.field().split("/");
            var row = Map.of("key", place[1], place[2], "<script>window.__xss=1</script>");
            values.put(place[0], List.of(row));
        }

        String next(int max) {
            var packed = new ArrayList<String>();
            var length = 0;
            while (packed.isEmpty() || length + all.get(at).length() + 1 <= max) {
                var payload = clean(all.get(at));
                at = (at + 1) % all.size();
                if (payload.length() > max) {
                    payload = payload.substring(0, max);
                }
                packed.add(payload);
                length += payload.length() + 1;
                if (packed.size() > all.size()) {
                    break;
                }
            }
            var text = String.join(" ", packed);
            return cut(text, max);
        }

        private static String cut(String text, int max) {
            var length = text.codePointCount(0, text.length());
            return length > max ? text.substring(0, text.offsetByCodePoints(0, max)) : text;
        }

        /**
         * Control characters are refused before they are stored; the rest of such a payload is not.
         */
        private String clean(String payload) {
            return payload.replaceAll("content:[0-9a-f-]{36}", "content:" + existing)
                    .replaceAll("media:[0-9a-f-]{36}", "media:" + picture)
                    .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                    .replaceAll("\\p{Cs}", "");
        }
    }
}
