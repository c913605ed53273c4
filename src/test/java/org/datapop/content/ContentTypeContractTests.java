package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every content type of this site has in common, tried on each that there is. */
@SiteTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentTypeContractTests {

    private static final Path GOLDEN = Path.of("src/test/resources/content");
    private static final int GENERATED = 200;

    /** The values of a body that are texts, but for the keys of its rows. */
    private static final Pattern JUNK_FOR_VALUES =
            Pattern.compile("(?<=[^\\\\]\":)(?<!\"(?:key|kind)\":)\"(?:[^\"\\\\]|\\\\.)*\"");

    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired EditorialContent editorial;
    @Autowired PublishedContent published;
    @Autowired Pages pages;
    @Autowired MessageSource messages;
    @Autowired JdbcClient jdbc;

    Set<String> everyType() {
        return types.keys();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void aTypeHasItsNameItsTemplateAndAGoldenFileOfEveryVersion(String key) {
        var type = types.get(key);

        assertThat(messages.getMessage("type." + key, null, Language.ENGLISH.locale()))
                .isNotBlank();
        assertThat(
                        IntStream.rangeClosed(1, type.version())
                                .mapToObj(version -> golden(key, version)))
                .allSatisfy(file -> assertThat(file).exists());
        if (hasPage(type)) {
            assertThat(getClass().getResource("/templates/site/" + key + ".html")).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void bodiesOfEveryVersionAreReadAndRendered(String key) throws IOException {
        var type = types.get(key);
        for (var version = 1; version <= type.version(); version++) {
            var json = Files.readString(golden(key, version));
            var body = bodies.read(type, version, json);
            assertThat(body)
                    .isEqualTo(bodies.read(type, type.version(), bodies.json(bodies.tree(body))));

            var document = documents().saved(type, body);
            assertThat(preview(document).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void anEmptyDraftIsSavedAndNotPublished(String key) {
        var type = types.get(key);
        assumeThat(type.single()).isFalse();

        var draft =
                drafting.create(
                        key, Language.ENGLISH, null, bodies.of(key, Map.of()), Actor.SYSTEM);

        assertThat(draft.slug().value()).isEqualTo("untitled");
        assertThat(preview(draft).status()).isEqualTo(200);
        assertThatThrownBy(() -> publishing.publish(Publishing.Order.of(draft), Actor.SYSTEM))
                .isInstanceOf(UnfitBody.class);
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void whateverIsHalfTypedHasAPreview(String key) throws IOException {
        var type = types.get(key);
        var golden = bodies.tree(Files.readString(golden(key, type.version())));
        var document =
                documents().saved(type, bodies.read(type, type.version(), bodies.json(golden)));
        for (var junk :
                List.of("\"half\"", "7", "true", "null", "[7]", "{}", "[{\"key\":\"a1\"}]")) {
            var values = bodies.tree(JUNK_FOR_VALUES.matcher(bodies.json(golden)).replaceAll(junk));
            var address = editorial.addressOfTyped(document.document(), values);
            var page =
                    pages.render(
                            new Reading(
                                    editorial.withTyped(document.document(), values), null, "/p"),
                            Asked.path(address == null ? "/" : address.replaceFirst("#.*", "")));
            assertThat(page.status()).as(junk).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void whateverIsTypedGoesTheWholeWay(String key) {
        var type = types.get(key);
        var saved = documents().saved(type, documents().body(type, 0));
        for (var number = 0; number < GENERATED; number++) {
            var body = documents().body(type, number);
            var slug = new Slug("contract-" + number);
            saved = drafting.save(saved.document(), saved.revision(), slug, body, "", Actor.SYSTEM);
            assertThat(drafting.head(saved.document()).body()).isEqualTo(body);
            assertThat(preview(saved).status()).isEqualTo(200);

            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
            assertThat(page(pathOf(saved)).status()).isEqualTo(200);
            redirectsFromFormerPath(type, number);

            if (number % 20 == 0) {
                withdrawAndRestore(saved);
            }
        }
    }

    private void redirectsFromFormerPath(ContentType<?> type, int number) {
        if (number == 0
                || !(type.address(draft("contract-" + (number - 1))) instanceof Address.Page former)
                || !(type.address(draft("contract-" + number)) instanceof Address.Page now)
                || former.equals(now)) {
            return;
        }
        var answer = page(former.path().value());
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers()).containsEntry("Location", now.path().value());
    }

    private void withdrawAndRestore(SavedRevision saved) {
        drafting.trash(saved.document(), "Put aside for a test", Actor.SYSTEM);
        var path = pathOf(saved);
        if (ownPage(saved)) {
            assertThat(page(path).status()).isEqualTo(410);
        }
        drafting.restore(saved.document(), Actor.SYSTEM);
        assertThat(drafting.head(saved.document()).revision()).isEqualTo(saved.revision());
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        assertThat(page(path).status()).isEqualTo(200);
    }

    private GeneratedDocuments documents() {
        return new GeneratedDocuments(bodies, drafting, jdbc, this::contents);
    }

    /** A picture of the library; nobody asks for its files. */
    private String picture() {
        return jdbc.sql(
                        """
                        with added as (
                          insert into media (id, digest, name, width, height, widths, uploaded_by)
                          values (gen_random_uuid(), sha256('contract'), 'A picture', 960, 640, '{480,960}', 'system')
                          on conflict (digest) do nothing returning id)
                        select id from added union all select id from media where digest = sha256('contract')\
                        """)
                .query((row, _) -> row.getString("id"))
                .list()
                .getFirst();
    }

    private List<String> contents(List<String> targets) {
        if (targets.equals(List.of("media"))) {
            return List.of(picture());
        }
        return jdbc.sql("select id from content where type = any (:types) order by id limit 20")
                .param(
                        "types",
                        (targets.isEmpty() ? Set.of("person", "pillar") : targets)
                                .toArray(String[]::new))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private RenderedPage preview(SavedRevision revision) {
        return pages.render(
                new Reading(editorial.withDraft(revision.revision()), null, "/preview"),
                Asked.path(pathOf(revision)));
    }

    private RenderedPage page(String path) {
        return pages.render(Reading.now(published), Asked.path(path));
    }

    /**
     * Where the document can be seen: its page, the page it is a part of, or else the home page.
     */
    private String pathOf(SavedRevision revision) {
        var address = editorial.addressOf(revision.revision());
        return address == null ? "/" : address.replaceFirst("#.*", "");
    }

    private boolean ownPage(SavedRevision revision) {
        return hasPage(types.get(revision.type()));
    }

    private static boolean hasPage(ContentType<?> type) {
        return type.address(draft("any")) instanceof Address.Page;
    }

    private static Draft draft(String slug) {
        return new Draft(new Slug(slug), Language.ENGLISH);
    }

    private static Path golden(String type, int version) {
        return GOLDEN.resolve(type).resolve("v" + version + ".json");
    }
}
