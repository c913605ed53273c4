package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is connected with whom: discs for people, squares for organizations, a line for each
 * connection that is stored.
 *
 * @param type the size of the words
 */
record MapPicture(int width, int height, int type, List<Line> lines, List<Sign> signs) {

    /** The look of a picture: how wide, and how large its signs and words are. */
    record Format(int width, int radius, int type, int labelWidth, int labelLines) {

        /** For screens that are wide; more names make smaller signs. */
        static Format wide(int count) {
            if (count <= 24) {
                return new Format(1080, 34, 16, 170, 3);
            }
            return count <= 60 ? new Format(1080, 22, 14, 130, 3) : new Format(1080, 8, 13, 110, 2);
        }

        /** For phones held upright. */
        static Format narrow() {
            return new Format(358, 25, 13, 112, 3);
        }

        /** Whether there is room for initials in a disc. */
        boolean hasPortraits() {
            return radius > 12;
        }
    }

    private static final int AIR = 7;
    private static final int MARGIN = 4;
    private static final int END_GAP = 5;
    private static final double LEADING = 1.22;

    /**
     * @param kind how the ends are connected: {@code role} or {@code mention}
     */
    record Line(int x1, int y1, int x2, int y2, String kind) {}

    /**
     * A person or an organization.
     *
     * @param index among the portraits of the page; -1 where there is no room for one
     */
    record Sign(Card card, boolean person, int index, int x, int y, int radius, List<Word> label) {

        /** Half the side of a square that looks as large as the disc. */
        public int half() {
            return (int) Math.round(radius * .75);
        }
    }

    /** One line of a label, around its middle. */
    record Word(String text, int x, int y) {}

    /** What is to be drawn: the cards by the graph's numbers, and the kind of each edge. */
    record Subject(Graph graph, List<Card> cards, List<String> kinds) {}

    /** All lines of a kind as one path. */
    public String path(String kind) {
        var path = new StringBuilder();
        for (var line : lines) {
            if (line.kind.equals(kind)) {
                path.append("M%d %dL%d %d".formatted(line.x1, line.y1, line.x2, line.y2));
            }
        }
        return path.toString();
    }

    static MapPicture of(Subject subject, Format format, boolean fromTheRight) {
        var graph = subject.graph();
        var type = new LineOfType(format.type());
        var labels =
                subject.cards().stream()
                        .map(card ->
                                type.wrap(card.title(), format.labelWidth(), format.labelLines()))
                        .toList();
        var boxes = MapLayout.of(graph, sizes(labels, type, format), format.width() - 2 * MARGIN);
        var signs = new ArrayList<Sign>();
        for (var node = 0; node < graph.size(); node++) {
            var box = boxes.get(node);
            var across = MARGIN + box.left() + box.width() / 2;
            var x = (int) Math.round(fromTheRight ? format.width() - across : across);
            var y = (int) Math.round(MARGIN + box.top() + AIR + format.radius());
            signs.add(sign(subject.cards().get(node), node, x, y, labels.get(node), format));
        }
        var bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
        return new MapPicture(
                format.width(),
                (int) Math.ceil(bottom) + 2 * MARGIN,
                format.type(),
                lines(subject, signs, type),
                List.copyOf(signs));
    }

    private static MapLayout.MapSizes sizes(
            List<List<String>> labels, LineOfType type, Format format) {
        var heights = new double[labels.size()];
        var widths = new double[labels.size()];
        var glyphs = new double[labels.size()];
        IntStream.range(0, labels.size())
                .forEach(i -> {
                    var label = labels.get(i);
                    widths[i] =
                            Math.ceil(Math.max(2 * format.radius(), width(label, type))) + 2 * AIR;
                    heights[i] = 2 * (format.radius() + AIR) + 4 + label.size() * leading(type);
                    glyphs[i] = AIR + format.radius();
                });
        return new MapLayout.MapSizes(widths, heights, glyphs);
    }

    private static double width(List<String> label, LineOfType type) {
        return label.stream().mapToDouble(type::width).max().orElse(0);
    }

    private static int leading(LineOfType type) {
        return (int) Math.ceil(type.size() * LEADING);
    }

    private static Sign sign(Card card, int node, int x, int y, List<String> label, Format format) {
        var words = new ArrayList<Word>();
        var baseline = y + format.radius() + 4 + format.type();
        var leading = leading(new LineOfType(format.type()));
        for (var line : label) {
            words.add(new Word(line, x, baseline));
            baseline += leading;
        }
        return new Sign(
                card,
                card.type().equals("person"),
                format.hasPortraits() ? node : -1,
                x,
                y,
                format.radius(),
                List.copyOf(words));
    }

    private static List<Line> lines(Subject subject, List<Sign> signs, LineOfType type) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < subject.graph().edges().size(); i++) {
            var edge = subject.graph().edges().get(i);
            var one = signs.get(edge.one());
            var other = signs.get(edge.other());
            var start = start(one, other, type);
            var end = start(other, one, type);
            lines.add(new Line(start[0], start[1], end[0], end[1], subject.kinds().get(i)));
        }
        return List.copyOf(lines);
    }

    /** Where a line leaves a sign, or the label below it, and the gap around. */
    private static int[] start(Sign from, Sign to, LineOfType type) {
        var length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
        var share = (from.radius + END_GAP) / length;
        var words = from.label.stream().map(Word::text).toList();
        var wide = width(words, type) + 2 * END_GAP;
        var label =
                new Box(
                        from.x - wide / 2,
                        from.y,
                        wide,
                        from.radius + END_GAP + 4.0 + words.size() * leading(type));
        if (to.y > from.y) {
            var below =
                    new Box(label.left(), from.y + from.radius, wide, label.height() - from.radius);
            share = Math.max(share, below.shareWhereLeft(from.x, from.y, to.x, to.y));
        }
        share = Math.min(share, .45);
        return new int[] {
            (int) Math.round(from.x + (to.x - from.x) * share),
            (int) Math.round(from.y + (to.y - from.y) * share)
        };
    }
}
