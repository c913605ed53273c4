package org.datapop.site.rendering;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.datapop.catalog.event.Event;
import org.datapop.content.published.Connection;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Stories and maps for the gallery: as they will be, and as large as they may become. */
final class PictureSamples {

    private static final String SOURCE = "A story as somebody told it";

    private PictureSamples() {}

    static Map<String, Fixture> all() {
        var pages = new LinkedHashMap<String, Fixture>();
        pages.put("map", map(7, 4));
        pages.put("empty-map", map(0, 0));
        pages.put("hard-map-alone", map(3, 0));
        pages.put("hard-map-pair", map(1, 1));
        pages.put("many-map", map(150, 50));
        pages.put("many-map-crowded", map(180, 60));
        pages.put("founders-story", founders(story()));
        pages.put("founders-story-one", founders(story().subList(0, 1)));
        pages.put(
                "founders-story-undated",
                founders(List.of(event("Nobody knows when", "", "", ""))));
        pages.put("many-founders-story", founders(many()));
        return pages;
    }

    /** What the templates of such pages read besides the page. */
    static Map<String, Object> of(Fixture page, Language language, MessageSource messages) {
        var fromTheRight = language.direction().equals("rtl");
        var more = new LinkedHashMap<String, Object>();
        if (page.name().equals("founders")) {
            var words = new DateWords(messages, language.locale(), ZoneOffset.UTC);
            more.put("story", Story.of(page.list("events"), words, fromTheRight));
        }
        if (page.name().equals("map")) {
            var people = page.list("people");
            var organizations = page.list("organizations");
            var connections = connections(people, organizations);
            more.put("map", MapView.page(people, organizations, connections, fromTheRight));
        }
        return more;
    }

    /** Each with an organization, some with each other, a few with nobody. */
    static List<Connection> connections(List<Card> people, List<Card> organizations) {
        var random = new Random(people.size());
        var connections = new ArrayList<Connection>();
        for (var person : people) {
            if (!organizations.isEmpty() && random.nextInt(12) > 0) {
                var at = organizations.get(random.nextInt(organizations.size()));
                connections.add(new Connection(person.id(), at.id(), "appointments"));
                connections.add(new Connection(at.id(), person.id(), "text"));
            }
            if (!organizations.isEmpty() && random.nextInt(3) == 0) {
                var other = people.get(random.nextInt(people.size()));
                if (other != person) {
                    connections.add(new Connection(person.id(), other.id(), "biography"));
                }
            }
        }
        for (var organization :
                organizations.subList(0, organizations.isEmpty() ? 0 : organizations.size() - 1)) {
            connections.add(
                    new Connection(
                            organization.id(), organizations.getLast().id(), "appointments"));
        }
        return connections;
    }

    static List<Card> cards(String type, int count) {
        var first =
                List.of("Emmanuel", "Wilhelmina Alexandra", "Ada", "王小明", "عمر", "Sandy", "Claire");
        var last =
                List.of(
                        "Letouzé",
                        "Featherstonehaugh-Cholmondeley",
                        "Li",
                        "Pentland",
                        "الخيام",
                        "Melamed",
                        "Watkins",
                        "Ω".repeat(60));
        var cards = new ArrayList<Card>();
        for (var i = 0; i < count; i++) {
            var name =
                    type.equals("person")
                            ? first.get(i % first.size()) + " " + last.get((i / 2) % last.size())
                            : "Institute for Humanitarian Research, number " + i;
            var id = UUID.nameUUIDFromBytes((type + i).getBytes(StandardCharsets.UTF_8));
            cards.add(new Card(id, type, name, "", "/x/" + i, null, null, Map.of(), null, null));
        }
        return cards;
    }

    private static Fixture map(int people, int organizations) {
        return Fixture.list(
                        "map",
                        "Who is connected with whom",
                        "Every link between pages, and no other.")
                .with("people", cards("person", people))
                .with("organizations", cards("organization", organizations));
    }

    private static Fixture founders(List<Card> events) {
        return Fixture.list("founders", "Founders", "")
                .with("people", cards("person", 3))
                .with("events", events);
    }

    private static List<Card> story() {
        return List.of(
                event("From one city to another", "", "", "2004"),
                event("An institute is created", "", "", "2005"),
                event("A white paper", "2010", "2011", ""),
                event("In touch by e-mail", "2011", "", ""),
                event("The idea", "", "", "2012~"),
                event("Talks and articles", "2012", "2013", ""),
                event("The first is asked", "", "", "2013-22"),
                event("The second joins", "", "", "2013"),
                event("A yes within ten minutes", "", "", "2013-09-17"),
                event("It exists", "", "", "2013"),
                event(Samples.ENDLESS.substring(0, 120), "", "2009-05", ""),
                event("Nobody knows when", "", "", ""));
    }

    private static List<Card> many() {
        var random = new Random(60);
        var events = new ArrayList<Card>();
        for (var i = 0; i < 60; i++) {
            var year = 1890 + random.nextInt(140);
            events.add(
                    switch (i % 6) {
                        case 0 ->
                                event(
                                        "Event " + i,
                                        "" + year,
                                        "" + (year + random.nextInt(20)),
                                        "");
                        case 1 -> event("Event " + i, "", "", year + "~");
                        case 2 -> event("Event " + i, year + "~", "", "");
                        case 3 ->
                                event("Event " + i, "", "", year + "-0" + (1 + random.nextInt(9)));
                        default -> event("Event " + i, "", "", "" + year);
                    });
        }
        return events;
    }

    private static Card event(String name, String from, String until, String on) {
        var body =
                new Event(
                        name,
                        Markdown.of(
                                "What happened, told in a sentence or two, and no more than that."),
                        date(from),
                        date(until),
                        date(on),
                        0,
                        List.of(Reference.to(cards("person", 1).getFirst().id())),
                        List.of(),
                        SOURCE,
                        "");
        var id = Fixture.idOf(name);
        return new Card(
                id, "event", name, "", "/founders#e" + id, null, null, Map.of(), null, body);
    }

    private static @Nullable FuzzyDate date(String edtf) {
        return edtf.isEmpty() ? null : new FuzzyDate(edtf);
    }
}
