package org.datapop.site.rendering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/**
 * The document whose history is told, and how.
 *
 * @param language in which it is told: that of the path, where the site is offered in it
 * @param newest what the document says, or said last
 */
record Chronicle(
        Reading present,
        SitePath path,
        Language language,
        Surroundings around,
        Edition newest,
        Drawing drawing) {

    /** Empty where no document ever was. */
    static Optional<Chronicle> of(Reading present, SitePath path, Drawing drawing) {
        return present.content().editions(path, null, 0, 1).stream()
                .findFirst()
                .map(newest -> {
                    var language = Language.of(path).orElseGet(drawing::siteLanguage);
                    var around = present.content().around(path, null, Wanted.nothing(language));
                    return new Chronicle(
                            present,
                            path,
                            around.isOffered(language) ? language : drawing.siteLanguage(),
                            around,
                            newest,
                            drawing);
                });
    }

    List<Edition> editions(@Nullable Instant until, int skip, int limit) {
        return present.content().editions(path, until, skip, limit);
    }

    /**
     * @param message what the page is called, with the name of the document in it
     */
    Sheet sheet(String template, String message) {
        var title =
                newest.title() == null
                        ? drawing.message("error.gone.unnamed", language)
                        : drawing.message(message, language, newest.title());
        return new Sheet(present, path, language, around).unlisted(template, title);
    }

    /** Where the history is told. */
    String address() {
        return PastPaths.HISTORY + path;
    }

    /** Where it is told what an edition changed. */
    String changes(EditionLine edition) {
        return EditionLine.changes(address(), edition.stamp());
    }

    EditionLine line(Edition edition, boolean isFirst) {
        var prefix = PastPaths.AT + Stamp.of(edition.version());
        return EditionLine.of(edition, isFirst, drawing.dates(language), prefix, address());
    }
}
