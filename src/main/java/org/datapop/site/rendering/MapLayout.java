package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives every node of a graph a place of its own size within a picture, near to those that it is
 * connected with. Nothing overlaps, nothing leaves the picture, and the same graph is always drawn
 * the same.
 */
final class MapLayout {

    /** Steps of the search for a free place. */
    private static final double STEP = 10;

    private static final int DIRECTIONS = 24;
    private static final int TRIES = 8;

    /** Beyond, one try has to do, and nothing is rearranged. */
    private static final int FEW = 60;

    private static final int ROUNDS = 10;

    private final Graph graph;
    private final List<List<Graph.Edge>> byNode;
    private final double[] widths;
    private final double[] heights;
    private final double[] glyphs;
    private final double width;
    private double height;
    private final Box[] boxes;

    private MapLayout(Graph graph, MapSizes sizes, double width) {
        this.graph = graph;
        this.byNode = graph.byNode();
        this.widths = sizes.widths();
        this.heights = sizes.heights();
        this.glyphs = sizes.glyphs();
        this.width = width;
        this.height = sizes.heightFor(width);
        this.boxes = new Box[graph.size()];
    }

    /**
     * How large the nodes are.
     *
     * @param glyphs from the top of a node to the middle of its sign, where its edges end
     */
    record MapSizes(double[] widths, double[] heights, double[] glyphs) {

        private static final double AIR = 3.1;

        double heightFor(double width) {
            var area = IntStream.range(0, widths.length).mapToDouble(i -> widths[i] * heights[i]);
            var tallest = IntStream.range(0, heights.length).mapToDouble(i -> heights[i]).max();
            return Math.max(area.sum() * AIR / width, 2.2 * tallest.orElse(0));
        }
    }

    /** The boxes of the nodes by their number. */
    static List<Box> of(Graph graph, MapSizes sizes, double width) {
        var tries = graph.size() > FEW ? 1 : TRIES;
        return IntStream.range(0, tries)
                .mapToObj(number -> {
                    var layout = new MapLayout(graph, sizes, width);
                    layout.arrange(graph.seed() + number);
                    return layout;
                })
                .min(Comparator.comparingDouble(MapLayout::cost))
                .orElseThrow()
                .cropped();
    }

    private void arrange(long seed) {
        var places = Forces.spread(graph, seed);
        var order =
                IntStream.range(0, graph.size())
                        .boxed()
                        .sorted(Comparator.comparing((Integer node) -> -byNode.get(node).size()))
                        .toList();
        for (int node : order) {
            place(
                    node,
                    places[0][node] * (width - widths[node]),
                    places[1][node] * (height - heights[node]));
        }
        for (var round = 0; round < ROUNDS && graph.size() <= FEW; round++) {
            var better = false;
            for (int node : order) {
                better |= improve(node);
            }
            if (!better) {
                return;
            }
        }
    }

    /** At the nearest free place; where there is none, the picture grows. */
    private void place(int node, double left, double top) {
        for (var reach = 0.0; reach < width + height; reach += STEP) {
            for (var direction = 0; direction < (reach == 0 ? 1 : DIRECTIONS); direction++) {
                var angle = 2 * Math.PI * direction / DIRECTIONS;
                var box = box(node, left + reach * Math.cos(angle), top + reach * Math.sin(angle));
                if (isFree(node, box)) {
                    boxes[node] = box;
                    return;
                }
            }
        }
        boxes[node] = new Box(0, height, widths[node], heights[node]);
        height += heights[node];
    }

    private Box box(int node, double left, double top) {
        return new Box(Math.round(left), Math.round(top), widths[node], heights[node]);
    }

    private boolean isFree(int node, Box box) {
        if (box.left() < 0 || box.top() < 0 || box.right() > width || box.bottom() > height) {
            return false;
        }
        for (var other = 0; other < boxes.length; other++) {
            if (other != node && boxes[other] != null && boxes[other].overlaps(box)) {
                return false;
            }
        }
        return true;
    }

    /** Moves a node to where its edges are shorter and cross less; whether that was possible. */
    private boolean improve(int node) {
        var start = boxes[node];
        var best = start;
        var least = cost(node);
        for (var reach = 2 * STEP; reach < width / 2; reach *= 1.7) {
            for (var direction = 0; direction < DIRECTIONS / 2; direction++) {
                var angle = 4 * Math.PI * direction / DIRECTIONS;
                var box =
                        box(
                                node,
                                start.left() + reach * Math.cos(angle),
                                start.top() + reach * Math.sin(angle));
                if (isFree(node, box)) {
                    boxes[node] = box;
                    var cost = cost(node);
                    if (cost < least - 1e-6) {
                        least = cost;
                        best = box;
                    }
                }
            }
        }
        boxes[node] = best;
        return !best.equals(start);
    }

    private double cost() {
        return IntStream.range(0, graph.size()).mapToDouble(this::cost).sum();
    }

    /** Of everything that a node has a part in. */
    private double cost(int node) {
        var cost = 0.0;
        for (var edge : byNode.get(node)) {
            cost += length(edge) / width;
            for (var other = 0; other < boxes.length; other++) {
                cost += !edge.touches(other) && crosses(edge, boxes[other]) ? 4 : 0;
            }
            for (var other : graph.edges()) {
                cost += cross(edge, other) ? 1.5 : 0;
            }
        }
        for (var edge : graph.edges()) {
            cost += !edge.touches(node) && crosses(edge, boxes[node]) ? 4 : 0;
        }
        for (var other = 0; other < boxes.length; other++) {
            cost += other == node ? 0 : closeness(boxes[node], boxes[other]);
        }
        return cost;
    }

    private double length(Graph.Edge edge) {
        return Math.hypot(x(edge.one()) - x(edge.other()), y(edge.one()) - y(edge.other()));
    }

    private boolean crosses(Graph.Edge edge, Box box) {
        return box.isCrossedBy(x(edge.one()), y(edge.one()), x(edge.other()), y(edge.other()));
    }

    private boolean cross(Graph.Edge edge, Graph.Edge other) {
        if (edge.touches(other.one()) || edge.touches(other.other())) {
            return false;
        }
        return side(edge, other.one()) != side(edge, other.other())
                && side(other, edge.one()) != side(other, edge.other());
    }

    private boolean side(Graph.Edge edge, int node) {
        return (x(edge.other()) - x(edge.one())) * (y(node) - y(edge.one()))
                > (y(edge.other()) - y(edge.one())) * (x(node) - x(edge.one()));
    }

    /** Nodes want some air around them. */
    private static double closeness(Box one, Box other) {
        var across = Math.max(one.left(), other.left()) - Math.min(one.right(), other.right());
        var down = Math.max(one.top(), other.top()) - Math.min(one.bottom(), other.bottom());
        var gap = Math.max(across, down);
        return gap > 40 ? 0 : (40 - gap) / 200;
    }

    private double x(int node) {
        return boxes[node].left() + boxes[node].width() / 2;
    }

    private double y(int node) {
        return boxes[node].top() + glyphs[node];
    }

    /** Without the empty edges above and below, and in the middle of the width. */
    private List<Box> cropped() {
        var top = Double.MAX_VALUE;
        var left = width;
        var right = 0.0;
        for (var box : boxes) {
            top = Math.min(top, box.top());
            left = Math.min(left, box.left());
            right = Math.max(right, box.right());
        }
        var across = Math.floor((width - right - left) / 2);
        var cropped = new ArrayList<Box>();
        for (var box : boxes) {
            cropped.add(new Box(box.left() + across, box.top() - top, box.width(), box.height()));
        }
        return List.copyOf(cropped);
    }
}
