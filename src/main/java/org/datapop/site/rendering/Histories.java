package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datapop.content.published.Edition;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Draws the public history of a page: what it said when, and why it was changed. */
@Service
public class Histories {

    private static final int PART = 100;

    private final Drawing drawing;

    Histories(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * @param part from 1 on: a long history comes in parts
     * @return empty where no document ever was
     */
    public Optional<RenderedPage> page(Reading present, SitePath path, int part) {
        return Chronicle.of(present, path, drawing).flatMap(of -> page(of, part));
    }

    private Optional<RenderedPage> page(Chronicle of, int part) {
        var editions = of.editions(null, (part - 1) * PART, PART + 1);
        if (editions.isEmpty()) {
            return Optional.empty();
        }
        var newest = of.newest();
        var isMore = editions.size() > PART;
        var lines = lines(of, editions, isMore);
        var words = new HashMap<String, Object>();
        words.put("editions", lines);
        var address = newest.isLive() && newest.end() == null ? newest.address() : null;
        words.put("present", address);
        words.put("proof", proof(of, address));
        words.put("compare", lines.size() > 2 ? of.changes(lines.getFirst()) : null);
        words.put(
                "paging",
                new Paging(
                        part == 1 ? null : address(of, 1), isMore ? address(of, part + 1) : null));
        var html = drawing.draw(of.sheet("history", "history.title"), words);
        return Optional.of(new RenderedPage(200, Map.of(), html, Set.of(), null).passing());
    }

    /** Of what is gone its end is proven, under the last address that the reader knows. */
    private static @Nullable String proof(Chronicle of, @Nullable String address) {
        var path = address == null ? of.path().value() : address;
        return of.newest().title() == null ? null : PastPaths.PROOF + path;
    }

    private static String address(Chronicle of, int part) {
        return of.address() + (part == 1 ? "" : "?page=" + part);
    }

    private static List<EditionLine> lines(Chronicle of, List<Edition> editions, boolean isMore) {
        var first = isMore ? null : editions.getLast();
        return editions.stream()
                .limit(PART)
                .map(edition -> of.line(edition, edition == first))
                .toList();
    }
}
