package org.datapop.site.rendering;

/** How dark a halftone is at a place, from 0 (no dot) to 1 (dots that run into each other). */
@FunctionalInterface
interface Tone {

    double at(double x, double y);

    /** Whether a dot of this radius may stand here as a whole. */
    default boolean allows(double x, double y, double radius) {
        return true;
    }

    /** The same everywhere. */
    static Tone even(double tone) {
        return (x, y) -> tone;
    }

    /** Dark in the middle, fading outward. */
    static Tone glow(double middleX, double middleY, double reach) {
        return (x, y) -> Math.max(0, 1 - Math.hypot(x - middleX, y - middleY) / reach);
    }

    /** A magnifying glass: large inside, with an edge. */
    static Tone lens(double middleX, double middleY, double radius) {
        return (x, y) -> {
            var distance = Math.hypot(x - middleX, y - middleY) / radius;
            return distance > 1 ? 0 : 1 - .5 * distance * distance;
        };
    }

    /** From nothing to full along the width. */
    static Tone sweep(double from, double to) {
        return (x, y) -> Math.clamp((x - from) / (to - from), 0, 1);
    }

    /** A ball, lit from above and before. Its dots keep within it. */
    static Tone ball(double middleX, double middleY, double radius) {
        return new Tone() {
            @Override
            public double at(double x, double y) {
                var right = (x - middleX) / radius;
                var down = (y - middleY) / radius;
                var depth = 1 - right * right - down * down;
                if (depth < 0) {
                    return 0;
                }
                var light = -.45 * right - .55 * down + .7 * Math.sqrt(depth);
                return Math.clamp(.92 - .86 * light, .12, 1);
            }

            @Override
            public boolean allows(double x, double y, double dot) {
                return Math.hypot(x - middleX, y - middleY) + dot <= radius;
            }
        };
    }

    /** The darker of two. */
    default Tone or(Tone other) {
        return (x, y) -> Math.max(at(x, y), other.at(x, y));
    }

    /** This, but for a plain disc. */
    default Tone without(double middleX, double middleY, double radius) {
        var whole = this;
        return new Tone() {
            @Override
            public double at(double x, double y) {
                return whole.at(x, y);
            }

            @Override
            public boolean allows(double x, double y, double dot) {
                return Math.hypot(x - middleX, y - middleY) >= radius + dot;
            }
        };
    }

    /** This, inside a disc and nowhere else. */
    default Tone within(double middleX, double middleY, double radius) {
        var whole = this;
        return new Tone() {
            @Override
            public double at(double x, double y) {
                return whole.at(x, y);
            }

            @Override
            public boolean allows(double x, double y, double dot) {
                return whole.allows(x, y, dot)
                        && Math.hypot(x - middleX, y - middleY) <= radius - dot;
            }
        };
    }
}
