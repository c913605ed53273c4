package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
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
     * @param prefix of the address of a page as it was in an edition
     * @return empty where no document ever was
     */
    public Optional<RenderedPage> page(
            Reading present, SitePath path, int part, Function<Edition, String> prefix) {
        var skip = (part - 1) * PART;
        var editions = present.content().editions(path, skip, PART + 1);
        if (editions.isEmpty()) {
            return Optional.empty();
        }
        var language = Language.of(path).orElseGet(drawing::siteLanguage);
        var around = present.content().around(path, null, new Wanted(language, List.of(), false));
        if (!around.isOffered(language)) {
            language = drawing.siteLanguage();
        }
        var newest =
                part == 1 ? editions.getFirst() : present.content().editions(path, 0, 1).getFirst();
        var title =
                newest.title() == null
                        ? drawing.message("error.gone.unnamed", language)
                        : drawing.message("history.title", language, newest.title());
        var sheet = new Sheet(present, path, language, around).unlisted("history", title);
        var isMore = editions.size() > PART;
        var words = new HashMap<String, Object>();
        words.put("editions", lines(editions, isMore, language, prefix));
        var address = newest.isLive() && newest.until() == null ? newest.address() : null;
        words.put("present", address);
        words.put("proof", address == null ? null : PastPaths.PROOF + address);
        words.put(
                "paging",
                new Paging(
                        part == 1 ? null : address(path, 1),
                        isMore ? address(path, part + 1) : null));
        return Optional.of(
                new RenderedPage(200, Map.of(), drawing.draw(sheet, words), Set.of(), null)
                        .passing());
    }

    private static String address(SitePath path, int part) {
        return PastPaths.HISTORY + path + (part == 1 ? "" : "?page=" + part);
    }

    private List<EditionLine> lines(
            List<Edition> editions,
            boolean isMore,
            Language language,
            Function<Edition, String> prefix) {
        var dates = drawing.dates(language);
        var first = isMore ? null : editions.getLast();
        return editions.stream()
                .limit(PART)
                .map(edition ->
                        EditionLine.of(edition, edition == first, dates, prefix.apply(edition)))
                .toList();
    }
}
