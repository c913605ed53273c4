package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.catalog.article.Article;
import org.datapop.catalog.interview.Interview;
import org.datapop.catalog.interview.Turn;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.FuzzyDate;

/** Interviews and articles for the gallery. */
final class Conversations {

    static final List<Card> CARDS =
            List.of(
                    interview(
                            "How the alliance began",
                            Map.of(
                                    "kind",
                                    "text",
                                    "completeness",
                                    "summary",
                                    "outlet",
                                    "KDnuggets",
                                    "interviewees",
                                    Samples.PEOPLE.getFirst().id().toString())),
                    interview(
                            "Kevin Watkins on the launch",
                            Map.of(
                                    "kind",
                                    "video",
                                    "completeness",
                                    "announced",
                                    "interviewees",
                                    Samples.PEOPLE.getLast().id().toString())));

    static final List<Card> ARTICLES =
            List.of(
                    article("A workshop on data literacy", "2026-11-23"),
                    article("What a white paper is for", "2026-03"),
                    article("The first year", "2014~"));

    private static final String QUESTION =
            "What was missing in the field, and how did that change?";
    private static final String ANSWER =
            "Capacity building, said the answer, and *politics*. […] From the start it was meant to be many disciplines and many partners.";

    private Conversations() {}

    static Map<String, Fixture> all() {
        var pages = new LinkedHashMap<String, Fixture>();
        pages.put(
                "interviews",
                Fixture.list(
                                "interviews",
                                "Interviews",
                                "The alliance in conversation, with every answer at an address of its own.")
                        .with("interviews", CARDS)
                        .with("people", Samples.PEOPLE));
        pages.put(
                "news",
                Fixture.list("news", "News", "What happens in the alliance, newest first.")
                        .with("news", ARTICLES));
        pages.put("interview", summarized());
        pages.put("interview-announced", announced());
        pages.put("interview-video", video());
        pages.put("interview-long", long300());
        pages.put("interview-arabic", arabic());
        pages.put(
                "hard-interview",
                document(
                        "Nothing",
                        new Interview(
                                "Nothing",
                                "",
                                "",
                                List.of(),
                                List.of(),
                                "",
                                "",
                                "",
                                null,
                                "",
                                "",
                                Markdown.EMPTY,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                "",
                                "")));
        pages.put("hard-interview-long", endless());
        pages.put(
                "article",
                Fixture.document(
                                "article",
                                "A workshop on data literacy",
                                "Two days in which researchers and journalists read data together.",
                                new Article(
                                        "",
                                        "",
                                        new FuzzyDate("2026-11-23"),
                                        Samples.references(Samples.PEOPLE.subList(0, 2)),
                                        Samples.blocks(),
                                        null))
                        .with("people", Samples.PEOPLE));
        pages.put(
                "hard-article",
                Fixture.document(
                        "article",
                        Samples.ENDLESS,
                        "",
                        new Article("", "", null, List.of(), List.<Block>of(), null)));
        return pages;
    }

    private static Fixture summarized() {
        var turns =
                List.<Turn>of(
                        new Turn.Question(
                                "q1",
                                "",
                                Markdown.of(
                                        "Emmanuel Letouzé was asked how and why the alliance got its start.")),
                        answer(
                                1,
                                "Emmanuel Letouzé",
                                "It goes back to 2010 and 2011, he said, when he wrote a white paper at Global Pulse. The field was tiny then. The idea of an alliance came to him in about late 2012, after he had left."),
                        answer(
                                2,
                                "Emmanuel Letouzé",
                                "He wanted to make something that would last.\n\nIt was to be more academic, to build more capacity, to take more notice of politics, and to have partners in developing countries."));
        return document(
                "How the alliance began",
                new Interview(
                        "",
                        "",
                        "text",
                        Samples.references(Samples.PEOPLE.subList(0, 1)),
                        List.of(),
                        "",
                        "KDnuggets",
                        "",
                        null,
                        "en",
                        "summary",
                        Markdown.of(
                                "It sums up an excerpt, in reported speech. We don’t know the date."),
                        turns,
                        List.of(),
                        Samples.references(Samples.PEOPLE.subList(1, 7)),
                        Samples.references(Samples.ORGANIZATIONS.subList(0, 1)),
                        "",
                        ""));
    }

    private static Fixture announced() {
        return document(
                "Kevin Watkins on the launch",
                new Interview(
                        "",
                        "",
                        "video",
                        Samples.references(Samples.PEOPLE.subList(6, 7)),
                        List.of(),
                        "",
                        "",
                        "",
                        null,
                        "",
                        "announced",
                        Markdown.EMPTY,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        ""));
    }

    private static Fixture video() {
        var turns = new ArrayList<Turn>();
        for (var i = 1; i <= 4; i++) {
            turns.add(question(i));
            turns.add(answer(i, "Emmanuel Letouzé", ANSWER));
        }
        turns.add(new Turn.Direction("d1", "both laugh"));
        turns.add(new Turn.Omission("o1", ""));
        turns.add(
                new Turn.Omission(
                        "o2", "a remark on the weather in Washington, DC, and on the way there"));
        turns.add(
                answer(
                        5,
                        "Sandy Pentland",
                        "# A heading\n\nWith a note.[^1]\n\n[^1]: The note.\n\n- one\n- two"));
        return document(
                "On film",
                new Interview(
                        "",
                        "",
                        "video",
                        Samples.references(Samples.PEOPLE.subList(0, 3)),
                        Samples.references(Samples.PEOPLE.subList(4, 5)),
                        "Somebody without a profile",
                        "A newspaper",
                        "https://example.org/",
                        new FuzzyDate("2013-22"),
                        "es",
                        "excerpt",
                        Markdown.EMPTY,
                        turns,
                        List.of(
                                new Interview.Quote(
                                        "k1",
                                        "From the start it was meant to be many disciplines and many partners.",
                                        "Emmanuel Letouzé")),
                        Samples.references(Samples.PEOPLE.subList(3, 5)),
                        List.of(),
                        "https://video.example.org/watch",
                        "https://video.example.org/captions.vtt"));
    }

    private static Fixture long300() {
        var turns = new ArrayList<Turn>();
        for (var i = 1; i <= 150; i++) {
            turns.add(question(i));
            turns.add(answer(i, "Emmanuel Letouzé", ANSWER));
        }
        return document(
                "Three hundred turns",
                new Interview(
                        "",
                        "",
                        "text",
                        Samples.references(Samples.PEOPLE.subList(0, 1)),
                        List.of(),
                        "",
                        "",
                        "",
                        null,
                        "en",
                        "full",
                        Markdown.EMPTY,
                        turns,
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        ""));
    }

    private static Fixture arabic() {
        var turns = new ArrayList<Turn>();
        for (var i = 1; i <= 10; i++) {
            turns.add(
                    new Turn.Question(
                            "q" + i, "", Markdown.of("كيف بدأت هذه الفكرة؟ ولماذا في عام 2013؟")));
            turns.add(
                    answer(
                            i,
                            "عمر الخيام",
                            "بدأت الفكرة بورقة بيضاء عن *البيانات* والتنمية. […] ثم انضم الشركاء واحدًا بعد الآخر."));
        }
        turns.add(new Turn.Omission("o1", ""));
        return document(
                "كيف بدأ التحالف",
                new Interview(
                        "",
                        "",
                        "text",
                        List.of(),
                        List.of(),
                        "عمر الخيام",
                        "KDnuggets",
                        "https://example.org/",
                        new FuzzyDate("2013"),
                        "ar",
                        "summary",
                        Markdown.EMPTY,
                        turns,
                        List.of(new Interview.Quote("k1", "بدأت الفكرة بورقة بيضاء", "عمر الخيام")),
                        List.of(),
                        List.of(),
                        "",
                        ""));
    }

    private static Fixture endless() {
        return document(
                Samples.ENDLESS,
                new Interview(
                        "",
                        "",
                        "video",
                        List.of(),
                        List.of(),
                        Samples.ENDLESS,
                        Samples.ENDLESS,
                        "https://example.org/" + "a".repeat(200),
                        null,
                        "en",
                        "excerpt",
                        Markdown.of(Samples.ENDLESS),
                        List.of(
                                new Turn.Question(
                                        "q999999", Samples.ENDLESS, Markdown.of(Samples.ENDLESS)),
                                new Turn.Question(
                                        "q999998", Samples.ENDLESS, Markdown.of("x ".repeat(200))),
                                new Turn.Answer(
                                        "a999999", Samples.ENDLESS, Markdown.of(Samples.ENDLESS)),
                                new Turn.Direction("d1", Samples.ENDLESS),
                                new Turn.Omission("o1", Samples.ENDLESS)),
                        List.of(new Interview.Quote("k", Samples.ENDLESS, Samples.ENDLESS)),
                        List.of(),
                        List.of(),
                        "https://" + "v".repeat(60) + ".example.org/",
                        "https://example.org/"));
    }

    private static Turn question(int number) {
        return new Turn.Question("q" + number, "Somebody", Markdown.of(QUESTION));
    }

    private static Turn answer(int number, String speaker, String text) {
        return new Turn.Answer("a" + number, speaker, Markdown.of(text));
    }

    private static Fixture document(String title, Interview interview) {
        return Fixture.document(
                        "interview",
                        title,
                        title.equals("Nothing")
                                ? ""
                                : "An idea, and three institutions that said yes within months.",
                        interview)
                .with("people", Samples.PEOPLE)
                .with("organizations", Samples.ORGANIZATIONS);
    }

    private static Card interview(String title, Map<String, String> facets) {
        return Samples.card("interview", title, "", facets, null);
    }

    private static Card article(String title, String date) {
        return Samples.card(
                "article",
                title,
                "One sentence on what it says.",
                Map.of("date", date, "authors", Fixture.idOf("Emmanuel Letouzé").toString()),
                null);
    }
}
