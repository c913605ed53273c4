package org.datapop.site.rendering;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spreads the nodes of a graph over a square from 0 to 1, as if all pushed each other away and
 * edges were springs. The same graph and seed give the same places.
 */
final class Forces {

    /** So many pairs of nodes are looked at in all, whatever the size of the graph. */
    private static final int MOST_WORK = 3_000_000;

    private static final int MOST_ROUNDS = 300;
    private static final int LEAST_ROUNDS = 30;
    private static final double GRAVITY = .35;

    /** So many nodes fill the square evenly. */
    private static final int EVEN = 80;

    private final Graph graph;
    private final double[] x;
    private final double[] y;
    private final double[] moveX;
    private final double[] moveY;

    private Forces(Graph graph, long seed) {
        this.graph = graph;
        this.x = new double[graph.size()];
        this.y = new double[graph.size()];
        this.moveX = new double[graph.size()];
        this.moveY = new double[graph.size()];
        var random = new SplittableRandom(seed);
        for (var i = 0; i < x.length; i++) {
            x[i] = random.nextDouble();
            y[i] = random.nextDouble();
        }
    }

    /** The places, first all x, then all y. */
    static double[][] spread(Graph graph, long seed) {
        var forces = new Forces(graph, seed);
        var size = Math.max(1, graph.size());
        var rounds = Math.clamp(MOST_WORK / (size * size), LEAST_ROUNDS, MOST_ROUNDS);
        for (var round = 0; round < rounds; round++) {
            forces.round(.12 * (1 - round / (double) rounds));
        }
        stretch(forces.x);
        stretch(forces.y);
        return new double[][] {forces.x, forces.y};
    }

    private void round(double farthest) {
        var near = 1 / Math.sqrt(graph.size());
        for (var i = 0; i < x.length; i++) {
            moveX[i] = (.5 - x[i]) * GRAVITY * near;
            moveY[i] = (.5 - y[i]) * GRAVITY * near;
        }
        for (var i = 0; i < x.length; i++) {
            for (var j = 0; j < i; j++) {
                pull(i, j, -near * near / squared(i, j));
            }
        }
        for (var edge : graph.edges()) {
            pull(edge.one(), edge.other(), Math.sqrt(squared(edge.one(), edge.other())) / near);
        }
        for (var i = 0; i < x.length; i++) {
            var length = Math.max(1e-9, Math.hypot(moveX[i], moveY[i]));
            var share = Math.min(length, farthest) / length;
            x[i] += moveX[i] * share;
            y[i] += moveY[i] * share;
        }
    }

    private double squared(int i, int j) {
        return Math.max(1e-6, (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
    }

    /** Towards each other by a share of their distance; negative pushes. */
    private void pull(int i, int j, double share) {
        var right = (x[j] - x[i]) * share;
        var down = (y[j] - y[i]) * share;
        moveX[i] += right;
        moveY[i] += down;
        moveX[j] -= right;
        moveY[j] -= down;
    }

    /**
     * From edge to edge. The more nodes there are, the more evenly, so that a few far away don't
     * press all others together.
     */
    private static void stretch(double[] places) {
        var sorted = places.clone();
        Arrays.sort(sorted);
        var length = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
        var even = Math.min(1, places.length / (double) EVEN);
        for (var i = 0; i < places.length; i++) {
            if (length < 1e-9) {
                places[i] = .5;
            } else {
                var rank = Arrays.binarySearch(sorted, places[i]) / (double) (sorted.length - 1);
                places[i] = (1 - even) * (places[i] - sorted[0]) / length + even * rank;
            }
        }
    }
}
