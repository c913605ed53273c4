package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;

/**
 * All documents of a type, in pages.
 *
 * @param list whose name is that of the template {@code site/<name>.html}, of the words {@code
 *     list.<name>.*} and of the path
 */
record ListView(Drawing drawing, ListQuery list) implements View {

    /** Names the last document of the page before. */
    static final String AFTER = "after";

    /** A document that nobody has: nothing follows it. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public SitePath path() {
        return new SitePath("/" + list.name());
    }

    @Override
    public Set<String> parameters() {
        return Set.of(AFTER);
    }

    @Override
    public List<ListQuery> lists(Visit visit) {
        return List.of(
                visit.parameter(AFTER).isEmpty()
                        ? list
                        : list.after(visit.document(AFTER).orElse(NOBODY)));
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var sheet =
                visit.sheet(around)
                        .titled(
                                list.name(),
                                drawing.message("list." + list.name() + ".title", visit.language()),
                                drawing.message(
                                        "list." + list.name() + ".summary", visit.language()));
        Map<String, Object> more = new HashMap<>();
        var paging = paging(visit, around);
        more.put("paging", paging);
        var page =
                new RenderedPage(
                        200,
                        link(paging),
                        drawing.draw(sheet, more),
                        visit.tags(lists(visit), around),
                        around.freshUntil());
        // What follows nobody can be asked for in as many ways as there are numbers.
        var isEmpty = around.list(list.name()).isEmpty();
        return isEmpty && !visit.parameter(AFTER).isEmpty() ? page.passing() : page;
    }

    /** For programs, which then needn't read the page to find the next one. */
    private static Map<String, String> link(Paging paging) {
        return paging.next() == null
                ? Map.of()
                : Map.of("Link", "<" + paging.next() + ">; rel=\"next\"");
    }

    private Paging paging(Visit visit, Surroundings around) {
        var next =
                around.goesOn(list.name())
                        ? visit.address(
                                Map.of(
                                        AFTER,
                                        around.list(list.name()).getLast().document().toString()))
                        : null;
        return new Paging(visit.parameter(AFTER).isEmpty() ? null : visit.address(Map.of()), next);
    }
}
