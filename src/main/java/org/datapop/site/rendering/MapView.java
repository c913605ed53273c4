package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.content.published.Connection;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Component;

/** Who is connected with whom. */
@Component
class MapView implements View {

    private static final int MANY = 500;

    /** More names in one picture can't be read. */
    private static final int MOST_DRAWN = 200;

    private static final int MOST_ON_PHONES = 24;

    private static final List<ListQuery> LISTS =
            List.of(
                    ListQuery.of("people", "person", MANY).withConnections(),
                    ListQuery.of("organizations", "organization", MANY).withConnections());

    private final Drawing drawing;

    MapView(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public SitePath path() {
        return new SitePath("/map");
    }

    @Override
    public List<ListQuery> lists(Visit visit) {
        return LISTS;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var sheet =
                visit.sheet(around)
                        .titled(
                                "map",
                                drawing.message("list.map.title", language),
                                drawing.message("list.map.summary", language));
        var cards = drawing.cards(sheet);
        var more = new HashMap<String, Object>();
        more.put(
                "map",
                page(
                        around.list("people").stream().map(cards::of).toList(),
                        around.list("organizations").stream().map(cards::of).toList(),
                        around.connections(),
                        language.direction().equals("rtl")));
        return new RenderedPage(
                200,
                Map.of(),
                drawing.draw(sheet, more),
                visit.tags(LISTS, around),
                around.freshUntil());
    }

    static MapPage page(
            List<Card> people,
            List<Card> organizations,
            List<Connection> connections,
            boolean fromTheRight) {
        var cards = Stream.concat(organizations.stream(), people.stream()).toList();
        var ties = new Ties(cards, connections);
        var subject = ties.subject();
        var count = subject.graph().size();
        var drawn = count > 0 && count <= MOST_DRAWN;
        var format = MapPicture.Format.wide(count);
        return new MapPage(
                drawn ? MapPicture.of(subject, format, fromTheRight) : null,
                drawn && count <= MOST_ON_PHONES
                        ? MapPicture.of(subject, MapPicture.Format.narrow(), fromTheRight)
                        : null,
                count > MOST_DRAWN,
                drawn && format.hasPortraits() ? portraits(subject.cards()) : List.of(),
                cards.stream().map(card -> new MapPage.Entry(card, ties.of(card))).toList());
    }

    private static List<MapPage.Portrait> portraits(List<Card> cards) {
        return IntStream.range(0, cards.size())
                .filter(index -> cards.get(index).type().equals("person"))
                .mapToObj(index ->
                        new MapPage.Portrait(
                                index,
                                Halftone.medal(cards.get(index).id()),
                                cards.get(index).initials()))
                .toList();
    }
}
