package org.datapop.site.rendering;

import java.util.List;
import java.util.Map;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Component;

/** Who founded the institution, and how it came about. */
@Component
class FoundersView implements View {

    private static final int MANY = 100;
    private static final int MANY_EVENTS = 300;

    private static final List<ListQuery> LISTS =
            List.of(
                    ListQuery.few("events", "event").upTo(MANY_EVENTS),
                    ListQuery.of("organizations", "organization", MANY).having("founding"),
                    ListQuery.of("people", "person", MANY).having("founding"));

    private final Drawing drawing;

    FoundersView(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public SitePath path() {
        return new SitePath("/founders");
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
                                "founders",
                                drawing.message("list.founders.title", language),
                                drawing.message("list.founders.summary", language));
        var cards = drawing.cards(sheet);
        var story =
                Story.of(
                        around.list("events").stream().map(cards::of).toList(),
                        drawing.dates(language),
                        language.direction().equals("rtl"));
        return new RenderedPage(
                200,
                Map.of(),
                drawing.draw(sheet, Map.of("story", story)),
                visit.tags(LISTS, around),
                around.freshUntil());
    }
}
