package org.datapop.site.rendering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.datapop.content.published.Edition;
import org.datapop.markup.WordDiff;
import org.datapop.markup.WordDiff.Piece;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells readers, word by word, in what two editions of a page differ. */
@Service
public class Comparisons {

    /** How many of the newest editions can be chosen; any two can be asked for by their address. */
    private static final int CHOICE = 100;

    private final Pages pages;
    private final Drawing drawing;

    Comparisons(Pages pages, Drawing drawing) {
        this.pages = pages;
        this.drawing = drawing;
    }

    /** Two editions; the older is null where nothing was to be seen before. */
    private record Pair(@Nullable Edition older, Edition newer) {

        boolean isTwice() {
            return newer.equals(older);
        }

        boolean isErased() {
            return newer.isErased() || older != null && older.isErased();
        }
    }

    /**
     * Those that were to be seen at two instants.
     *
     * @param older null for the one before the newer
     * @return empty where no document was to be seen at the later instant
     */
    public Optional<RenderedPage> page(
            Reading present, SitePath path, @Nullable Instant older, Instant newer) {
        return Chronicle.of(present, path, drawing)
                .flatMap(of -> pair(of, older, newer).map(pair -> page(of, pair)));
    }

    private static Optional<Pair> pair(Chronicle of, @Nullable Instant older, Instant newer) {
        var until = of.editions(newer, 0, 2);
        if (until.isEmpty()) {
            return Optional.empty();
        }
        var before = older == null ? until.stream().skip(1) : of.editions(older, 0, 1).stream();
        return Optional.of(new Pair(before.findFirst().orElse(null), until.getFirst()));
    }

    private RenderedPage page(Chronicle of, Pair pair) {
        var newer = of.line(pair.newer(), pair.older() == null);
        var older = pair.older() == null ? null : of.line(pair.older(), false);
        var words = new HashMap<String, Object>();
        words.put("older", older);
        words.put("newer", newer);
        words.put("history", of.address());
        words.put("isTwice", pair.isTwice());
        words.put("isErased", pair.isErased());
        words.put("pieces", pair.isTwice() || pair.isErased() ? List.of() : pieces(of, pair));
        var choice = choice(of, older, newer);
        words.put("compare", choice.size() > 1 ? CompareForm.of(of, choice, older, newer) : null);
        var html = drawing.draw(of.sheet("changes", "changes.title"), words);
        return new RenderedPage(200, Map.of(), html, Set.of(), null).passing();
    }

    private static List<EditionLine> choice(
            Chronicle of, @Nullable EditionLine older, EditionLine newer) {
        var newest = of.editions(null, 0, CHOICE + 1);
        var first = newest.size() > CHOICE ? null : newest.getLast();
        var listed =
                newest.stream()
                        .limit(CHOICE)
                        .map(edition -> of.line(edition, edition == first))
                        .toList();
        var chosen =
                Stream.of(newer, older)
                        .filter(Objects::nonNull)
                        .filter(one ->
                                listed.stream()
                                        .noneMatch(line -> line.stamp().equals(one.stamp())));
        return Stream.concat(listed.stream(), chosen).distinct().toList();
    }

    /** Nothing where both read alike. */
    private List<Piece> pieces(Chronicle of, Pair pair) {
        var begin = pair.newer().version().at();
        var older = pair.older();
        var before = older == null ? "" : text(of, older, lastMoment(older, begin));
        var after = text(of, pair.newer(), begin);
        return before.equals(after) ? List.of() : WordDiff.between(before, after);
    }

    /**
     * The older is read as late as it was to be seen, so that what other pages changed meanwhile
     * isn't taken for a change of this one.
     */
    private static Instant lastMoment(Edition edition, Instant before) {
        var end = edition.end();
        var next = end == null || end.isAfter(before) ? before : end;
        return next.minus(1, ChronoUnit.MICROS);
    }

    private String text(Chronicle of, Edition edition, Instant at) {
        var address = edition.address();
        if (!edition.isLive() || address == null) {
            return "";
        }
        var anchor = address.indexOf('#');
        var path = anchor < 0 ? address : address.substring(0, anchor);
        var page = pages.render(new Reading(of.present().content(), at, ""), Asked.path(path));
        return page.status() == 200 ? PageText.of(page.body(), address) : "";
    }
}
