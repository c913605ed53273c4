package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.datapop.site.rendering.Halftone.Dots;
import org.jspecify.annotations.Nullable;

/**
 * How far a mark reaches over the axis.
 *
 * @param left where the first day begins
 * @param right where the last day ends
 * @param before how far dots run out before it; 0 where its beginning is known
 * @param after how far dots run out after it
 */
record Extent(Span.Kind kind, double left, double right, double before, double after) {

    /** Columns of a halftone stand so far apart, and in every other the dots lie between. */
    private static final double COLUMN = 5.5;

    private static final double ROW = 4.2;
    private static final double LARGEST = 3.4;
    private static final double SMALLEST = .7;
    private static final double LEAST_FADE = 24;
    private static final double OPEN_FADE = 66;
    private static final int LEVELS = 6;

    static Extent of(Span span, YearAxis axis) {
        var first = span.first();
        var last = span.last();
        if (first == null || last == null) {
            throw new IllegalArgumentException("What has no date has no place");
        }
        var left = axis.at(first);
        var right = axis.at(last.plusDays(1));
        var fade = span.kind() == Span.Kind.LASTING ? OPEN_FADE : aboutFade(right - left);
        var middle = (left + right) / 2;
        var half = Math.max(right - left, TimelinePicture.BAR) / 2;
        var from = Math.clamp(middle - half, axis.left(), axis.right() - 2 * half);
        var until = from + 2 * half;
        return new Extent(
                span.kind(),
                from,
                until,
                span.openBefore() ? Math.min(fade, from - axis.left()) : 0,
                span.openAfter() ? Math.min(fade, axis.right() - until) : 0);
    }

    /** "About" reaches half as far again to each side. */
    private static double aboutFade(double length) {
        return Math.clamp(length / 2, LEAST_FADE, OPEN_FADE);
    }

    int outerLeft() {
        return (int) Math.floor(left - before);
    }

    int outerRight() {
        return (int) Math.ceil(right + after);
    }

    /** Null for what is only about then: that is dots and nothing else. */
    TimelinePicture.@Nullable Bar bar(int top, int height) {
        if (kind == Span.Kind.ABOUT) {
            return null;
        }
        var from = (int) Math.round(left);
        var until = (int) Math.round(right);
        if (kind == Span.Kind.EXACT) {
            from = (int) Math.round((left + right - height) / 2);
            until = from + height;
        }
        return new TimelinePicture.Bar(from, top, until - from, height);
    }

    /**
     * Large where the event can be, running out to where it can hardly be. What is drawn as a bar
     * has dots beyond its ends only.
     *
     * @param place where a point of the axis stands in the picture
     */
    List<Dots> dots(int middle, DoubleUnaryOperator place) {
        var bySize = new TreeMap<Integer, StringBuilder>();
        if (before > 0 || after > 0) {
            var first = (int) Math.ceil((left - before + LARGEST) / COLUMN);
            var last = (int) Math.floor((right + after - LARGEST) / COLUMN);
            for (var column = first; column <= last; column++) {
                var level = (int) Math.round(LEVELS * tone(column * COLUMN));
                if (level > 0) {
                    var path = bySize.computeIfAbsent(level, any -> new StringBuilder());
                    add(path, place.applyAsDouble(column * COLUMN), middle, column % 2 == 0);
                }
            }
        }
        var dots = new ArrayList<Dots>();
        bySize.forEach((level, path) -> dots.add(new Dots(size(level), path.toString())));
        return List.copyOf(dots);
    }

    private double tone(double x) {
        if (x < left) {
            return kind == Span.Kind.ABOUT || x < left - LARGEST ? 1 - (left - x) / before : 0;
        }
        if (x > right) {
            return kind == Span.Kind.ABOUT || x > right + LARGEST ? 1 - (x - right) / after : 0;
        }
        return kind == Span.Kind.ABOUT ? 1 : 0;
    }

    private static void add(StringBuilder path, double x, int middle, boolean between) {
        if (between) {
            path.append(at(x, middle));
        } else {
            path.append(at(x, middle - ROW)).append(at(x, middle + ROW));
        }
    }

    private static String at(double x, double y) {
        return "M" + number(x) + " " + number(y) + "h0";
    }

    private static String size(int level) {
        return number(2 * (SMALLEST + (LARGEST - SMALLEST) * level / LEVELS));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
