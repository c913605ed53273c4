package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.catalog.page.Page;
import org.datapop.catalog.person.Person;
import org.datapop.catalog.site.MenuItem;
import org.datapop.catalog.site.Site;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class DraftingTests extends KernelTestCase {

    @Test
    void everySaveIsARevisionThatNamesWhatItIsBasedOn() {
        var first = create(person("Numbered " + next(), "1"));
        var second =
                drafting.save(
                        first.document(),
                        first.revision(),
                        null,
                        first.body(),
                        "Why",
                        Actor.STARTER);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.basedOn()).isNull();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.basedOn()).isEqualTo(first.revision());
        assertThat(second.slug()).isEqualTo(first.slug());
        assertThat(second.note()).isEqualTo("Why");
        assertThat(second.author()).isEqualTo(Actor.STARTER);
        assertThat(drafting.head(first.document())).isEqualTo(second);
        assertThat(drafting.revision(first.revision())).isEqualTo(first);
    }

    @Test
    void aStaleSaveNamesBothRevisions() {
        var first = create(person("Stale " + next()));
        var second = save(first, first.slug(), "Theirs");
        assertThatExceptionOfType(StaleDraft.class)
                .isThrownBy(() -> save(first, first.slug(), "Mine"))
                .satisfies(stale -> {
                    assertThat(stale.startedFrom()).isEqualTo(first.revision());
                    assertThat(stale.head()).isEqualTo(second.revision());
                });
        assertThat(drafting.head(first.document())).isEqualTo(second);
    }

    @Test
    void aNodeRefusesToSaveOverAVersionItDoesNotKnow() {
        var saved = create(person("Newer " + next()));
        var newer = stored(saved, 3, "{\"name\": \"From the future\", \"mood\": \"fine\"}");
        assertThatExceptionOfType(NewerVersion.class)
                .isThrownBy(() ->
                        drafting.save(
                                saved.document(), newer, null, saved.body(), "", Actor.SYSTEM));
        assertThat(((Person) drafting.head(saved.document()).body()).name())
                .isEqualTo("From the future");
    }

    @Test
    void anOldVersionIsUpgradedWhenItIsRead() {
        var saved = create(person("Older " + next()));
        var old =
                stored(
                        saved,
                        1,
                        "{\"name\": \"From the past\", \"role\": \"Director\", \"unknown\": 1}");
        var read = (Person) drafting.revision(old).body();
        assertThat(read.name()).isEqualTo("From the past");
        assertThat(read.biography()).isEqualTo(Markdown.EMPTY);
        assertThat(read.links()).isEmpty();
        assertThat(read.appointments())
                .singleElement()
                .satisfies(appointment -> {
                    assertThat(appointment.key()).isEqualTo("v1");
                    assertThat(appointment.role()).isEqualTo("Director");
                    assertThat(appointment.source()).isEmpty();
                });
        publishing.publish(
                new Publishing.Order(saved.document(), old, null, "", null, null), Actor.SYSTEM);
        var next = drafting.save(saved.document(), old, null, read, "", Actor.SYSTEM);
        assertThat(next.body()).isEqualTo(read);
    }

    @Test
    void draftsMayBeIncompleteButNotPublished() {
        var saved = create(person(""));
        assertThat(saved.slug()).isEqualTo(new Slug("untitled"));
        assertThat(drafting.findings(saved.document())).extracting(Finding::field).contains("name");
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(() -> publish(saved))
                .satisfies(unfit -> assertThat(problems(unfit)).containsExactly("name required"));
    }

    @Test
    void whatIsMalformedIsNotEvenSaved() {
        unfit(person("x".repeat(201)), "name tooLong");
        unfit(person("two\nlines"), "name controlCharacters");
        unfit(withLinks(new Person.Link("k1", "", "javascript:alert(1)")), "links/k1/address url");
        unfit(withLinks(new Person.Link("k1", "", "https:///nohost")), "links/k1/address url");
        unfit(
                withLinks(new Person.Link("k1", "", ""), new Person.Link("k1", "", "")),
                "links rowKey");
        unfit(withLinks(new Person.Link("NOT A KEY", "", "")), "links rowKey");
        unfit(
                withLinks(
                        IntStream.range(0, 1_001)
                                .mapToObj(i -> new Person.Link("k" + i, "", ""))
                                .toArray(Person.Link[]::new)),
                "links tooMany");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\ud800", "\udc00x", "\uffff", "\u0085"})
    void whatCannotBeStoredOrReadIsRefused(String character) {
        unfit(person("Name" + character), "name controlCharacters");
        unfit(person("Name", "Text" + character), "biography controlCharacters");
        var document = create(person("Copy " + next()));
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(() ->
                        workingCopies.keep(
                                document.document(),
                                null,
                                bodies.tree(person("Name" + character)),
                                Actor.SYSTEM,
                                Seen.ANY));
    }

    @Test
    void halfOfASurrogatePairInAnAddressIsRefused() {
        unfit(
                withLinks(new Person.Link("k1", "x", "https://example.org/\ud800")),
                "links/k1/address controlCharacters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202eright to left override\u202c",
                "\u2067isolate\u2069",
                "שלום \u200f(עולם)\u200f 1-2-3",
                "👩🏽‍🚀 🏳️‍🌈 \uD834\uDD1E",
                "e\u0301 is not é",
                "' \" \\ %s ${x} :name ? {timeline} <script>"
            })
    void unusualTextComesBackAsItWasTyped(String text) {
        var saved = publish(create(person("Unusual " + next(), text)));
        assertThat(((Person) drafting.head(saved.document()).body()).biography().source())
                .isEqualTo(text);
        var titled = create(person(text));
        assertThat(((Person) drafting.head(titled.document()).body()).name()).isEqualTo(text);
    }

    @Test
    void aTextAsLongAsAllowedIsSavedAndNoLongerOneIs() {
        var longest = "Words and words.\n\n".repeat(12_000).substring(0, 200_000);
        var body = person("Long " + next(), longest);
        assertThat(create(body).body()).isEqualTo(body);

        unfit(person("Longer", longest + "x"), "biography tooLong");
        unfit(person("Endless", "a\n".repeat(150_000)), "biography tooLong");
    }

    @Test
    void referencesPointToWhatExistsAndFits() {
        var nobody = UUID.randomUUID();
        unfit(person("Broken", "[x](content:" + nobody + ")"), "biography brokenReference");
        var someone = create(person("Someone " + next()));
        unfit(appointedBy(new Reference(nobody)), "appointments/k1/organization brokenReference");
        unfit(
                appointedBy(new Reference(someone.content())),
                "appointments/k1/organization brokenReference");
        var saved = create(person("Fits", "[x](content:" + someone.content() + ")"));
        assertThat(
                        jdbc.sql("select target_content from link where revision_id = ?")
                                .param(saved.revision())
                                .query((row, _) -> row.getObject(1, UUID.class))
                                .list())
                .containsExactly(someone.content());
    }

    @Test
    void workingCopiesArePrivateAndNotPartOfTheHistory() {
        var saved = create(person("Copied " + next()));
        var mine = new Actor.Account(UUID.randomUUID());
        var theirs = new Actor.Account(UUID.randomUUID());
        workingCopies.keep(
                saved.document(), saved.revision(), bodies.tree(person("Mine 1")), mine, Seen.ANY);
        workingCopies.keep(
                saved.document(), saved.revision(), bodies.tree(person("Mine 2")), mine, Seen.ANY);
        workingCopies.keep(saved.document(), null, bodies.tree(person("Theirs")), theirs, Seen.ANY);
        assertThat(workingCopies.of(saved.document(), mine))
                .get()
                .returns(saved.revision(), WorkingCopies.WorkingCopy::startedFrom)
                .returns(bodies.tree(person("Mine 2")), WorkingCopies.WorkingCopy::values);
        assertThat(workingCopies.of(saved.document(), theirs))
                .get()
                .returns(null, WorkingCopies.WorkingCopy::startedFrom)
                .returns(bodies.tree(person("Theirs")), WorkingCopies.WorkingCopy::values);
        assertThat(workingCopies.of(saved.document(), Actor.SYSTEM)).isEmpty();
        workingCopies.discard(saved.document(), mine);
        assertThat(workingCopies.of(saved.document(), mine)).isEmpty();
        assertThat(workingCopies.of(saved.document(), theirs)).isPresent();
        assertThat(drafting.head(saved.document())).isEqualTo(saved);
    }

    @Test
    void aWorkingCopyOfAnOldVersionIsUpgradedToo() {
        var saved = create(person("Old copy " + next()));
        jdbc.sql(
                        """
                        insert into working_copy (document_id, editor, schema_version, body)
                        values (?, 'system', 1, '{"name": "Old", "role": "Director"}')\
                        """)
                .param(saved.document())
                .update();
        var copy = workingCopies.of(saved.document(), Actor.SYSTEM).orElseThrow();
        assertThat(copy.values().path("appointments")).hasSize(1);
    }

    @Test
    void aSiteHasOneDocumentOfASingleType() {
        var site = new Site("Name", "", "Tagline", List.<MenuItem>of(), List.of(), List.of());
        var first = drafting.create("site", Language.ENGLISH, null, site, Actor.SYSTEM);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(
                        () -> drafting.create("site", Language.ENGLISH, null, site, Actor.SYSTEM));
        var french = new Language("fr");
        drafting.translate(first.content(), french, Actor.SYSTEM);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> drafting.translate(first.content(), french, Actor.SYSTEM));
    }

    @Test
    void blocksAreChecked() {
        var page =
                new Page(
                        "Blocks " + next(),
                        "",
                        List.of(
                                new Block.Text("a", new Markdown("")),
                                new Block.Callout("b", "", new Markdown("x"))));
        var saved = drafting.create("page", Language.ENGLISH, null, page, Actor.SYSTEM);
        assertThat(saved.body()).isEqualTo(page);
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(() -> publish(saved))
                .satisfies(unfit ->
                        assertThat(problems(unfit)).containsExactly("blocks/a/text required"));
    }

    @Test
    void systemAddressesAreNotForDocuments() {
        for (var slug : List.of("admin", "es", "media", "en-us")) {
            var page =
                    drafting.create(
                            "page",
                            Language.ENGLISH,
                            new Slug(slug),
                            new Page(
                                    "Reserved",
                                    "",
                                    List.of(new Block.Text("a", new Markdown("Text")))),
                            Actor.SYSTEM);
            assertThatExceptionOfType(PathTaken.class).isThrownBy(() -> publish(page));
        }
    }

    private void unfit(Body body, String... problems) {
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(() -> create(body))
                .satisfies(unfit -> assertThat(problems(unfit)).containsExactly(problems));
    }

    private static List<String> problems(UnfitBody unfit) {
        return unfit.findings().stream()
                .map(finding -> finding.field() + " " + finding.problem())
                .toList();
    }

    private static Person withLinks(Person.Link... links) {
        return new Person("Name", "", "", "", Markdown.EMPTY, List.of(), List.of(links), null);
    }

    private static Person appointedBy(Reference organization) {
        return new Person(
                "Name",
                "",
                "",
                "",
                Markdown.EMPTY,
                List.of(new Appointment("k1", "", organization, "", null, null, null, "", "")),
                List.of(),
                null);
    }

    /** A revision as another version of the application would have written it. */
    private UUID stored(SavedRevision on, int version, String body) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        with saved as (
                          insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author, based_on)
                          values (:id, :document, 2, :version, 'T', '', :slug, 'T', cast(:body as jsonb), '', 'system', :head)
                        )
                        update document set head_revision = :id where id = :document\
                        """)
                .param("id", id)
                .param("document", on.document())
                .param("version", version)
                .param("slug", on.slug().value())
                .param("body", body)
                .param("head", on.revision())
                .update();
        return id;
    }
}
