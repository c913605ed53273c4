package org.datapop.site.rendering;

import java.time.temporal.ChronoUnit;
import org.datapop.content.published.Edition;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a document has said, as its history tells it.
 *
 * @param moment when it began, in words
 * @param iso the same for machines
 * @param kind {@code first}, {@code withdrawn}, a kind of change, or empty
 * @param href where it is to be read; null where it isn't
 * @param history where the page's history is told; null where it has none
 * @param stamp names the edition in an address, exactly
 * @param changes where it is told what it changed; null where nothing was to be seen before, or is
 *     to be seen of it
 * @param until when it ended with nothing in its place, in words; empty where it didn't
 */
record EditionLine(
        String moment,
        String iso,
        String kind,
        String note,
        String title,
        @Nullable String href,
        @Nullable String history,
        String stamp,
        @Nullable String changes,
        String until) {

    /**
     * @param prefix of the address where it is to be read
     * @param history where the page's history is told; null where it has none
     */
    static EditionLine of(
            Edition edition,
            boolean isFirst,
            DateWords dates,
            String prefix,
            @Nullable String history) {
        var at = edition.version().at();
        var address = edition.isLive() && edition.title() != null ? edition.address() : null;
        var until = edition.until();
        var stamp = Stamp.exactly(at).toString();
        return new EditionLine(
                dates.moment(at),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                kind(edition, isFirst),
                edition.note(),
                edition.title() == null ? "" : edition.title(),
                address == null ? null : prefix + address,
                history,
                stamp,
                isFirst || address == null || history == null ? null : changes(history, stamp),
                until == null ? "" : dates.moment(until));
    }

    /** Where its page's history is told by the address it had then; null where it had none. */
    static @Nullable String history(Edition edition) {
        var address = edition.address();
        return address == null ? null : PastPaths.HISTORY + address.replaceFirst("#.*", "");
    }

    static String changes(String history, String stamp) {
        return history + "?newer=" + stamp;
    }

    private static String kind(Edition edition, boolean isFirst) {
        if (!edition.isLive()) {
            return "withdrawn";
        }
        return isFirst ? "first" : edition.change();
    }
}
