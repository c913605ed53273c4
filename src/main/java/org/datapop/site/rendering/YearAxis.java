package org.datapop.site.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Whole years laid along the width of a picture, each as long as the others.
 *
 * @param end the first year that is no longer shown
 * @param left where the first year begins
 * @param right where the last year ends
 */
record YearAxis(int begin, int end, int left, int right) {

    /** Fewer years would make one day look like a month. */
    private static final int FEWEST = 4;

    private static final int TICK = 58;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

    /** Around all spans that have a date. At least one has to. */
    static YearAxis around(List<Span> spans, int left, int right) {
        var first =
                spans.stream().map(Span::first).filter(Objects::nonNull).min(LocalDate::compareTo);
        var last =
                spans.stream().map(Span::last).filter(Objects::nonNull).max(LocalDate::compareTo);
        var begin = first.orElseThrow().getYear();
        var end = last.orElseThrow().getYear() + 1;
        var missing = Math.max(0, FEWEST - (end - begin));
        return new YearAxis(begin - missing / 2, end + missing - missing / 2, left, right);
    }

    /** Where a day begins. */
    double at(LocalDate day) {
        var year = day.getYear() + (day.getDayOfYear() - 1.0) / day.lengthOfYear();
        return at(year);
    }

    double at(double year) {
        return left + (year - begin) * yearLength();
    }

    double yearLength() {
        return (right - left) / (double) (end - begin);
    }

    /** The years that are written, as many as have room beside each other. */
    List<Integer> ticks() {
        var step =
                IntStream.of(STEPS)
                        .filter(years -> years * yearLength() >= TICK)
                        .findFirst()
                        .orElse(end - begin);
        return IntStream.range(begin, end)
                .filter(year -> Math.floorMod(year, step) == 0)
                .filter(year -> at(year) + TICK <= right + 1)
                .boxed()
                .toList();
    }
}
