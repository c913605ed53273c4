package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.RevisionNames;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screen that says who wrote which sentence. */
@SiteTest
class AuthorshipTests {

    private static final String FORM = "#form";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired RevisionNames names;
    @Autowired Erasure erasure;
    private StaffClient reader;
    private Actor one;
    private Actor two;

    @BeforeEach
    void signIn() {
        reader = colleagues.signedIn(port, Role.EDITOR);
        one = colleagues.of(Role.EDITOR).actor();
        two = colleagues.of(Role.EDITOR, "two").actor();
    }

    @Test
    void eachSentenceIsSaidWithWhoWroteItAndLeadsToThatSave() {
        var first = create("She came early. Nobody *saw* it.\n\nShe stayed.");
        var second = save(first, "She stayed.\n\nShe came early. Somebody saw it.", two);
        names.name(first.document(), first.revision(), "First draft", one);
        reader.open(authors(first));
        assertThat(lines())
                .containsExactly(
                        "She stayed. | Colleague one",
                        "She came early. | Colleague one",
                        "Somebody saw it. | Colleague two");
        assertThat(reader.page().select(".authorship tbody")).hasSize(2);
        var links = reader.page().select(".authorship a");
        assertThat(links.eachAttr("href"))
                .containsExactly(address(first), address(first), address(second));
        assertThat(links.eachText().getFirst()).startsWith("Save 1, ").endsWith(": First draft");
    }

    /** Words alone are shown, and what has none as it is written. */
    @Test
    void marksAreNotShown() {
        var saved =
                create(
                        "## A heading\n\nSome **bold** [words](https://example.org).\n\n- one\n- two");
        reader.open(authors(saved));
        assertThat(lines())
                .containsExactly(
                        "A heading | Colleague one",
                        "Some bold words. | Colleague one",
                        "one two | Colleague one");
    }

    @Test
    void theTurnsOfAnInterviewAreTextsToo() {
        var name = "Interview " + UUID.randomUUID();
        reader.open("/admin/content?type=interview").submit("main form.begin", Map.of());
        reader.submit(FORM, "button[value='add turns question']", Map.of("title", name));
        reader.submit(FORM, "button[value='add turns answer']", Map.of());
        reader.submit(FORM, Map.of("turns/new-1/text", "Who?", "turns/new-2/text", "Me. Alone."));
        var document = begun();
        var other = colleagues.signedIn(port, Role.EDITOR, "two");
        other.open("/admin/content/" + document);
        other.submit(FORM, Map.of("turns/a1/text", "Me. Not alone."));
        reader.open("/admin/content/" + document + "/authors");
        assertThat(lines())
                .containsExactly(
                        "Question Who? | Colleague one",
                        "Answer Me. | Colleague one",
                        "Not alone. | Colleague two");
        assertThat(reader.page().select(".sheet h3").eachText()).containsExactly("Transcript");
    }

    @Test
    void aLongHistoryIsLookedBackThroughAsFarAsItSays() {
        var first = create("The oldest words. A number 0.");
        var last = first;
        for (var i = 1; i <= Authorship.MOST_SAVES; i++) {
            last = save(last, "The oldest words. A number " + i + ".", two);
        }
        reader.open(authors(first));
        assertThat(reader.words()).contains("the last 200 saves");
        assertThat(lines())
                .containsExactly(
                        "The oldest words. | Colleague two or before",
                        "A number 200. | Colleague two");
    }

    @Test
    void whatIsntThereIsSaid() {
        var saved = create("");
        assertThat(reader.open(authors(saved)).words()).contains("There is no long text");
        reader.open("/admin/content?type=person").submit("main form.begin", Map.of());
        reader.open("/admin/content/" + begun() + "/authors");
        assertThat(reader.words()).contains("Nothing was saved yet");
        erasure.erase(saved.document(), "Asked for", one);
        assertThat(reader.open(authors(saved)).status()).isEqualTo(404);
    }

    private String begun() {
        return reader.address().replaceFirst(".*/content/([0-9a-f-]{36}).*", "$1");
    }

    private List<String> lines() {
        return reader.page().select(".authorship tbody tr").stream()
                .map(AuthorshipTests::line)
                .toList();
    }

    private static String line(Element row) {
        var older = row.select(".quiet").text();
        return (row.child(0).text() + " | " + row.select("b").text() + " " + older).strip();
    }

    private SavedRevision create(String biography) {
        var slug = new Slug("somebody-" + UUID.randomUUID());
        return drafting.create("person", new Language("en"), slug, person(biography), one);
    }

    private SavedRevision save(SavedRevision on, String biography, Actor by) {
        return drafting.save(on.document(), on.revision(), null, person(biography), "", by);
    }

    private static Person person(String biography) {
        var text = new Markdown(biography);
        return new Person("Somebody", "", "S", "", text, List.of(), List.of(), null);
    }

    private static String authors(SavedRevision saved) {
        return "/admin/content/" + saved.document() + "/authors";
    }

    private static String address(SavedRevision saved) {
        return "/admin/content/" + saved.document() + "/history/" + saved.revision();
    }
}
