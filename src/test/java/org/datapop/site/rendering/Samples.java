package org.datapop.site.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.catalog.challenge.Challenge;
import org.datapop.catalog.home.Home;
import org.datapop.catalog.mission.Mission;
import org.datapop.catalog.organization.Organization;
import org.datapop.catalog.page.Page;
import org.datapop.catalog.person.Person;
import org.datapop.catalog.pillar.Pillar;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.markup.WordDiff;
import org.datapop.search.Piece;
import org.datapop.search.SearchResults;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/** One page of every kind as it will be, and the hard cases of each. */
final class Samples {

    static final String ENDLESS = "Ω".repeat(200);

    private static final List<Card> PILLARS =
            List.of(
                    pillar(
                            "Diagnose",
                            "diagnose",
                            "Find out how things stand locally, and which problems people have, with data and AI."),
                    pillar(
                            "Mobilize",
                            "mobilize",
                            "Bring capacities, communities and ideas together for societies that read data well and leave nobody out."),
                    pillar(
                            "Transform",
                            "transform",
                            "Change, in the end, the systems and processes on which datafied communities and countries run."));

    private static final List<Card> CHALLENGES =
            List.of(
                    challenge(
                            1,
                            "Scientific and technological bias",
                            "Talk about Big Data favours technique; what it means for society, politics, ethics and human rights gets less care."),
                    challenge(
                            2,
                            "Poor connection between institutions",
                            "Humanitarians, development actors, data and computer scientists and ethicists lack ways to share what they know."),
                    challenge(
                            3,
                            "Limited political channels and technical capacities",
                            "Those who produce and use data first cannot take full part in shaping the data revolution."));

    static final List<Card> ORGANIZATIONS =
            List.of(
                    organization(
                            "Harvard Humanitarian Initiative",
                            "A university-wide center at Harvard for the science and practice of humanitarian response."),
                    organization(
                            "MIT Connection Science",
                            "A team of many disciplines at MIT that studies and designs human networks with data."),
                    organization(
                            "Overseas Development Institute",
                            "A development policy think tank in the United Kingdom."));

    static final List<Card> PEOPLE =
            List.of(
                    person("Emmanuel Letouzé", "Had the idea in about late 2012"),
                    person("Patrick Vinck", "The first to be asked, in summer 2013"),
                    person("Sandy Pentland", "The second to be asked; gave the idea credibility"),
                    person("Enzo Bolletino", "Confirmed the support of HHI"),
                    person("Emma Samman", "Took the idea to ODI’s director"),
                    person("Claire Melamed", "Of ODI"),
                    person("Kevin Watkins", "Executive director of ODI at the launch"));

    private static final List<Card> HARD =
            List.of(
                    card("person", ENDLESS, "", Map.of(), null),
                    card("person", "王小明", "Ω ".repeat(150).strip(), Map.of(), null),
                    card("person", "عمر الخيام", "", Map.of("founding", ENDLESS), null),
                    card("person", "👩🏽‍🚀 🦊", "", Map.of(), null),
                    new Card(
                            Fixture.idOf("x"),
                            "person",
                            "Sócrates",
                            "Sin página",
                            null,
                            "es",
                            "ltr",
                            Map.of(),
                            null,
                            null));

    private Samples() {}

    /** By the name of the file that shows it. */
    static Map<String, Fixture> all() {
        var pages = new LinkedHashMap<String, Fixture>();
        pages.put("home", home());
        pages.put("mission", mission());
        pages.put("page", page());
        pages.put("pillar", pillarPage("Diagnose", "diagnose", 1));
        pages.put("pillar-mobilize", pillarPage("Mobilize", "mobilize", 2));
        pages.put("pillar-transform", pillarPage("Transform", "transform", 3));
        pages.put("organization", organizationPage());
        pages.put("person", personPage());
        pages.put("pillars", list("pillars", "Pillars", PILLARS));
        pages.put("challenges", list("challenges", "Challenges", CHALLENGES));
        pages.put("people", list("people", "People", PEOPLE));
        pages.put("search", Fixture.list("search", "Search for “data”", ""));
        pages.put("organizations", list("organizations", "Organizations", ORGANIZATIONS));
        pages.put(
                "founders",
                Fixture.list(
                                "founders",
                                "Founders",
                                "The organizations that founded the alliance, and the people of the founding story.")
                        .with("organizations", ORGANIZATIONS)
                        .with("people", PEOPLE));
        pages.put(
                "notFound",
                Fixture.list("notFound", "", "").with("suggestions", PEOPLE.subList(0, 2)));
        pages.put("gone", Fixture.list("gone", "", ""));
        pages.put("history", Fixture.list("history", "History of Ada Example", ""));
        pages.put("changes", Fixture.list("changes", "Changes in Ada Example", ""));
        pages.put("corrections", Fixture.list("corrections", "Corrections", "What was corrected."));
        pages.put("log", Fixture.list("log", "Log of publications", "All that was published."));
        pages.put("noPast", Fixture.list("noPast", "That day has not come yet", ""));
        pages.putAll(Conversations.all());
        hardCases(pages);
        pages.putAll(PictureSamples.all());
        return pages;
    }

    static LogPage log() {
        return new LogPage(
                new LogPage.Newest(
                        123_456,
                        "0123456789abcdef".repeat(4),
                        "3 May 2020",
                        "2020-05-03T09:00:00Z"),
                List.of(
                        new LogPage.Key("fedcba9876543210".repeat(4), "3 May 2015"),
                        new LogPage.Key("0f1e2d3c4b5a6978".repeat(4), "3 May 2018")),
                "curl -fO https://example.org/log/entries\njava Verify.java entries\n");
    }

    static List<EditionLine> editions() {
        return List.of(
                edition("2020", "withdrawn", "The person asked for it.", "Ada Example", ""),
                edition("2018", "correction", "The year was wrong.", "Ada Example", "1 May 2020"),
                edition("2016", "clarification", "", ENDLESS, ""),
                edition("2015", "first", "", "Ada Example", ""));
    }

    /** What the page needs on which two of them are compared. */
    static Map<String, Object> changes() {
        var editions = editions();
        var older = editions.get(2);
        var newer = editions.get(1);
        return Map.of(
                "older",
                older,
                "newer",
                newer,
                "history",
                "history.html",
                "isTwice",
                false,
                "isErased",
                false,
                "pieces",
                WordDiff.between(
                        "She began in 2009 and " + ENDLESS,
                        "She began in 2008 and " + ENDLESS + " and stayed."),
                "compare",
                new CompareForm("changes.html", editions, older.stamp(), newer.stamp()));
    }

    private static EditionLine edition(
            String year, String kind, String note, String title, String until) {
        return new EditionLine(
                "3 May " + year + ", 09:00 (UTC)",
                year + "-05-03T09:00:00Z",
                kind,
                note,
                title,
                kind.equals("withdrawn") ? null : "person.html",
                "history.html",
                year + "0503090000000000",
                kind.equals("correction") || kind.equals("clarification") ? "changes.html" : null,
                until);
    }

    private static void hardCases(Map<String, Fixture> pages) {
        for (var name :
                List.of(
                        "pillars",
                        "challenges",
                        "people",
                        "organizations",
                        "founders",
                        "interviews",
                        "news",
                        "notFound")) {
            pages.put("empty-" + name, Fixture.list(name, "People", ""));
        }
        pages.put("hard-people", list("people", ENDLESS, HARD));
        pages.put("hard-founders", Fixture.list("founders", "Founders", "").with("people", HARD));
        pages.put("hard-person", personNamed("Ada"));
        pages.put("hard-person-long", personNamed(ENDLESS));
        pages.put(
                "hard-organization",
                Fixture.document("organization", "ODI", "", emptyOrganization("ODI")));
        pages.put(
                "hard-organization-long",
                Fixture.document("organization", ENDLESS, ENDLESS, emptyOrganization(ENDLESS))
                        .with("person", HARD)
                        .with("organization", HARD));
        pages.put(
                "hard-home",
                Fixture.document(
                        "home",
                        "Home",
                        "",
                        new Home(
                                "Home", "", "", ENDLESS, ENDLESS, "", "", "", "", "", List.of(),
                                List.of(), "", List.of())));
    }

    private static Fixture home() {
        return Fixture.document(
                        "home",
                        "Data-Pop Alliance",
                        "",
                        new Home(
                                "Home",
                                "",
                                "Think-and-do-tank, founded in 2013",
                                "Change the World with Data",
                                "Researchers, practitioners and activists who want Big Data and AI to serve people everywhere, and first of all those in poor and vulnerable communities.",
                                "Three pillars of work",
                                "Three challenges",
                                "The reasons to found the alliance, and to keep at it.",
                                "Founders",
                                "Three organizations founded the alliance in 2013; these are the people of that story.",
                                references(ORGANIZATIONS),
                                references(PEOPLE),
                                "Interviews",
                                references(Conversations.CARDS)))
                .with("interviews", Conversations.CARDS)
                .with("pillars", PILLARS)
                .with("challenges", CHALLENGES)
                .with("organizations", ORGANIZATIONS)
                .with("people", PEOPLE);
    }

    private static Fixture mission() {
        return Fixture.document(
                "mission",
                "Mission",
                "Big Data and AI should serve people across the globe, above all those in poor and vulnerable communities.",
                new Mission("Mission", "", blocks()));
    }

    private static Fixture page() {
        return Fixture.document(
                "page",
                "About",
                "What the alliance is and how it came about.",
                new Page("About", "", blocks()));
    }

    static List<Block> blocks() {
        return List.of(
                new Block.Text(
                        "a",
                        Markdown.of(
                                "Data-Pop Alliance is a non-profit think-and-do-tank, created in 2013 by three organizations. It brings together researchers, practitioners and activists.\n\n# How we work\n\nEverything rests on [three pillars](https://example.org/pillars): one finds out, one brings together, one changes.\n\n1. Diagnose local realities and human problems.\n2. Mobilize capacities, communities and ideas.\n3. Transform systems and processes.\n\n| Organization | Created |\n|---|---|\n| Harvard Humanitarian Initiative | 2005 |\n| Overseas Development Institute | not known |")),
                new Block.PullQuote("b", "Change the World with Data", "The motto of the alliance"),
                new Block.Callout(
                        "c",
                        "What is not known",
                        Markdown.of(
                                "Dates are given as exactly as sources tell, and **no further**.")),
                new Block.Text(
                        "d",
                        Markdown.of(
                                "From the start it was meant to be many disciplines and many partners.\n\n> [!QUOTE]\n> Many disciplines and many partners\n\n> [!NOTE]\n> A remark **set apart**, with [a link](https://example.org/remark).\n>\n> - one")));
    }

    private static Fixture pillarPage(String name, String accent, int position) {
        return Fixture.document(
                        "pillar",
                        name,
                        PILLARS.get(position - 1).summary(),
                        new Pillar(
                                position,
                                name,
                                accent,
                                "",
                                Markdown.of(
                                        "This pillar stands among three.\n\nIt starts from local realities and human problems, and asks what data and AI can show of them."),
                                references(PEOPLE.subList(0, 2))))
                .with("pillars", PILLARS)
                .with("people", PEOPLE);
    }

    private static Fixture organizationPage() {
        return Fixture.document(
                        "organization",
                        "Harvard Humanitarian Initiative",
                        ORGANIZATIONS.getFirst().summary(),
                        new Organization(
                                "Harvard Humanitarian Initiative",
                                "HHI",
                                "",
                                "University-wide center at Harvard",
                                "",
                                Markdown.of(
                                        "It draws on public health, social science and other disciplines to relieve suffering in war and disaster."),
                                "One of three founding organizations",
                                new FuzzyDate("2005"),
                                "",
                                entries("Public health", "Social science", "Humanitarian response"),
                                entries(),
                                entries(
                                        "Office of the Provost",
                                        "Harvard T.H. Chan School of Public Health"),
                                entries(),
                                List.of(),
                                "https://example.org/",
                                null))
                .with("person", List.of(PEOPLE.get(1), PEOPLE.get(3)))
                .with("interview", Conversations.CARDS)
                .with("article", Conversations.ARTICLES);
    }

    private static Fixture personPage() {
        return Fixture.document(
                        "person",
                        "Emmanuel Letouzé",
                        "Came to the idea of the alliance in about late 2012, after writing on Big Data and development at Global Pulse.",
                        new Person(
                                "Emmanuel Letouzé",
                                "",
                                "",
                                "Had the idea in about late 2012",
                                Markdown.of(
                                        "He worked in Vietnam for four years before he moved to New York in 2004. At Global Pulse he wrote the white paper “Big Data and Development” (2010–11)."),
                                List.of(
                                        appointment("PhD student", null, "UC Berkeley", "2012"),
                                        appointment("", ORGANIZATIONS.getFirst(), "", "2013"),
                                        appointment(
                                                "Author of the white paper",
                                                null,
                                                "Global Pulse",
                                                "2010")),
                                List.of(
                                        new Person.Link(
                                                "a", "A page elsewhere", "https://example.org/")),
                                null))
                .with("organizations", ORGANIZATIONS)
                .with("pillar", PILLARS.subList(0, 2))
                .with("interview", Conversations.CARDS)
                .with("article", Conversations.ARTICLES);
    }

    private static Fixture personNamed(String name) {
        return Fixture.document(
                "person",
                name,
                "",
                new Person(name, "", "", "", Markdown.EMPTY, List.of(), List.of(), null));
    }

    private static Organization emptyOrganization(String name) {
        return new Organization(
                name,
                "",
                "",
                "",
                "",
                Markdown.EMPTY,
                "",
                null,
                "",
                entries(),
                entries(),
                entries(),
                entries(),
                List.of(),
                "",
                null);
    }

    private static Appointment appointment(
            String role, @Nullable Card organization, String name, String year) {
        return new Appointment(
                role,
                role,
                organization == null ? null : Reference.to(organization.id()),
                name,
                null,
                null,
                new FuzzyDate(year),
                "Interview for KDnuggets",
                "");
    }

    private static List<Organization.Entry> entries(String... texts) {
        return List.of(texts).stream().map(text -> new Organization.Entry(text, text)).toList();
    }

    static List<Reference> references(List<Card> cards) {
        return cards.stream().map(card -> Reference.to(card.id())).toList();
    }

    private static Fixture list(String name, String title, List<Card> cards) {
        return Fixture.list(name, title, "Everyone with a part in the alliance’s story, by name.")
                .with(name, cards);
    }

    private static Card pillar(String name, String accent, String summary) {
        return card("pillar", name, summary, Map.of("accent", accent), null);
    }

    private static Card challenge(int position, String name, String summary) {
        var text =
                "This holds for researchers and governments alike.\n\nIt both shows and causes the gap between those who have data and those whom data is about.";
        return card(
                "challenge",
                name,
                summary,
                Map.of(),
                new Challenge(position, name, summary, Markdown.of(text)));
    }

    private static Card organization(String name, String summary) {
        return card(
                "organization",
                name,
                summary,
                Map.of("founding", "One of the three founding organizations"),
                null);
    }

    private static Card person(String name, String founding) {
        return card("person", name, founding + ".", Map.of("founding", founding), null);
    }

    static Card card(
            String type,
            String title,
            String summary,
            Map<String, String> facets,
            @Nullable Body body) {
        var href = (type.equals("challenge") ? "/challenges#" : "/x/") + Fixture.idOf(title);
        return new Card(
                Fixture.idOf(title), type, title, summary, href, null, null, facets, null, body);
    }

    /** What a search found, with everything that it may say. */
    static SearchPage search() {
        var title = List.of(new Piece("Big ", false), new Piece("Data", true));
        var excerpt =
                List.of(
                        new Piece("… how ", false),
                        new Piece("data", true),
                        new Piece(" serve people …", false));
        var results =
                new SearchResults(
                        "data",
                        true,
                        true,
                        2,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        List.of(new SearchResults.Correction("datta", "data")),
                        List.of(),
                        false);
        var filter =
                new SearchPage.Filter(
                        "By kind",
                        List.of(
                                new SearchPage.Choice("Everything", "", "search.html", true),
                                new SearchPage.Choice("Person", "1", "search.html", false),
                                new SearchPage.Choice("Page", "1", "search.html", false)));
        return new SearchPage(
                "data",
                results,
                "2 results for “data”",
                List.of(filter),
                List.of(
                        new SearchPage.Entry("Page", "page.html", "en", "ltr", "", title, excerpt),
                        new SearchPage.Entry(
                                "Person",
                                "person.html",
                                "ar",
                                "rtl",
                                "Arabic",
                                List.of(new Piece("بيانات", true)),
                                List.of())),
                List.of(),
                false,
                new Paging(null, "search.html"));
    }
}
