package org.datapop.site.rendering;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.datapop.catalog.event.Event;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.FuzzyDate.Precision;
import org.jspecify.annotations.Nullable;

/**
 * The days that the dates of an event can mean, and how well they are known, so that nothing is
 * drawn more exactly than a source tells it.
 *
 * @param first null only where nothing is known
 * @param openBefore whether it may have begun before the first day
 * @param openAfter whether it may have ended after the last day
 */
record Span(
        Kind kind,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        boolean openBefore,
        boolean openAfter) {

    /** How well a date is known; each has its own shape of a mark. */
    enum Kind {
        /** To the month or the day. */
        EXACT,
        /** Some time within a year or a season. */
        WITHIN,
        /** Only about then. */
        ABOUT,
        /** It lasted. */
        LASTING,
        /** Not at all. */
        UNKNOWN;

        /** In names of classes and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<@Nullable FuzzyDate> BY_LAST_DAY =
            Comparator.nullsLast(Comparator.comparing(FuzzyDate::latest));

    /**
     * The order of a story: by the last day on which something can have begun, so that what
     * happened in a summer comes before what happened some time in that year. What has no end, or
     * no date, comes last.
     */
    static final Comparator<Event> ORDER =
            Comparator.comparing(Span::begin, BY_LAST_DAY).thenComparing(Span::end, BY_LAST_DAY);

    static Span of(Event event) {
        var begin = begin(event);
        if (begin == null) {
            return new Span(Kind.UNKNOWN, null, null, false, false);
        }
        var about = begin.approximate();
        if (event.from() == null && event.until() == null) {
            return new Span(once(begin), begin.earliest(), begin.latest(), about, about);
        }
        var until = event.until();
        var last = until == null ? begin.latest() : until.latest();
        return new Span(
                Kind.LASTING,
                begin.earliest(),
                last.isBefore(begin.latest()) ? begin.latest() : last,
                event.from() == null || about,
                until == null || until.approximate());
    }

    private static Kind once(FuzzyDate on) {
        if (on.approximate()) {
            return Kind.ABOUT;
        }
        return on.precision() == Precision.YEAR || on.precision() == Precision.SEASON
                ? Kind.WITHIN
                : Kind.EXACT;
    }

    private static @Nullable FuzzyDate begin(Event event) {
        var lasted = event.from() != null ? event.from() : event.until();
        return lasted != null ? lasted : event.on();
    }

    private static @Nullable FuzzyDate end(Event event) {
        return event.from() == null && event.until() == null ? event.on() : event.until();
    }
}
