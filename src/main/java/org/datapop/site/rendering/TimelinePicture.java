package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import org.datapop.site.rendering.Halftone.Dots;
import org.jspecify.annotations.Nullable;

/**
 * A story drawn over the years. What lasted is a bar, what is known exactly a dot, what is known to
 * the year or season an open bar over all of it, and what is uncertain dissolves into dots.
 *
 * @param wordless whether the marks bear the numbers of the list, because there are too many for
 *     words
 */
record TimelinePicture(
        int width, int height, boolean wordless, List<Tick> ticks, List<Mark> marks) {

    static final int WIDTH = 1080;
    static final int SIDE = 12;
    static final int BAR = 14;
    static final int MOST_WORDS = 24;

    private static final int RIGHT = WIDTH - SIDE;
    private static final int TOP = 44;
    private static final int LABEL_HEIGHT = 24;
    private static final int LANE = 56;
    private static final int LANE_OF_NUMBERS = 48;
    private static final int GAP = 22;
    private static final int TICK_GAP = 6;
    private static final int LONGEST_LABEL = 330;
    private static final LineOfType TYPE = new LineOfType(15);

    /**
     * A year written where it begins.
     *
     * @param labelX where the writing starts
     */
    record Tick(int x, int labelX, int year) {}

    /** The shape of a mark without its dots, rounded at its ends. */
    record Bar(int x, int y, int width, int height) {}

    /**
     * One event.
     *
     * @param left where anything of it begins, its label included
     * @param right where anything of it ends
     * @param anchor which end of the label stands at {@code labelX}: {@code start} or {@code end}
     */
    record Mark(
            String href,
            Span.Kind kind,
            int lane,
            int left,
            int right,
            @Nullable Bar bar,
            List<Dots> dots,
            String label,
            int labelX,
            int labelY,
            String anchor) {}

    /** What is to be drawn of an event. */
    record Item(String href, Span span, String title) {}

    /** Null where no item has a date. */
    static @Nullable TimelinePicture of(List<Item> items, boolean fromTheRight) {
        var dated = items.stream().filter(item -> item.span().first() != null).toList();
        if (dated.isEmpty()) {
            return null;
        }
        var spans = dated.stream().map(Item::span).toList();
        var axis = YearAxis.around(spans, SIDE, RIGHT);
        var wordless = dated.size() > MOST_WORDS;
        var lanes = new Lanes(GAP);
        var laneHeight = wordless ? LANE_OF_NUMBERS : LANE;
        var marks = new ArrayList<Mark>();
        for (var item : dated) {
            var label =
                    wordless
                            ? Integer.toString(items.indexOf(item) + 1)
                            : TYPE.cut(item.title(), LONGEST_LABEL);
            var mark = mark(item, label, axis, lanes, laneHeight, fromTheRight);
            marks.add(fromTheRight ? mirrored(mark) : mark);
        }
        var height = TOP + lanes.count() * laneHeight;
        var ticks =
                axis.ticks().stream().map(year -> tick(axis.at(year), year, fromTheRight)).toList();
        return new TimelinePicture(WIDTH, height, wordless, ticks, List.copyOf(marks));
    }

    private static Tick tick(double x, int year, boolean fromTheRight) {
        var left = (int) Math.round(x);
        return fromTheRight
                ? new Tick(WIDTH - left, WIDTH - left - TICK_GAP, year)
                : new Tick(left, left + TICK_GAP, year);
    }

    private static Mark mark(
            Item item,
            String label,
            YearAxis axis,
            Lanes lanes,
            int laneHeight,
            boolean fromTheRight) {
        var extent = Extent.of(item.span(), axis);
        var length = (int) Math.ceil(TYPE.width(label));
        var fits = extent.outerLeft() + length <= RIGHT;
        var labelX = fits ? extent.outerLeft() : extent.outerRight();
        var left = fits ? extent.outerLeft() : Math.min(extent.outerLeft(), labelX - length);
        var right = fits ? Math.max(extent.outerRight(), labelX + length) : extent.outerRight();
        var lane = lanes.take(left, right);
        var top = TOP + lane * laneHeight;
        return new Mark(
                item.href(),
                item.span().kind(),
                lane,
                left,
                right,
                extent.bar(top + LABEL_HEIGHT, BAR),
                extent.dots(top + LABEL_HEIGHT + BAR / 2, x -> fromTheRight ? WIDTH - x : x),
                label,
                labelX,
                top + LABEL_HEIGHT - 8,
                fits ? "start" : "end");
    }

    /** For readers whose lines run from right to left: so do the years. */
    private static Mark mirrored(Mark mark) {
        var bar = mark.bar;
        return new Mark(
                mark.href,
                mark.kind,
                mark.lane,
                WIDTH - mark.right,
                WIDTH - mark.left,
                bar == null
                        ? null
                        : new Bar(WIDTH - bar.x - bar.width, bar.y, bar.width, bar.height),
                mark.dots,
                mark.label,
                WIDTH - mark.labelX,
                mark.labelY,
                mark.anchor);
    }
}
