package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A picture made of dots of different sizes on one turned grid, as printers make greys. Every dot
 * is whole: none is cut by an edge or lies under a word.
 *
 * @param width of the picture, in its own units
 * @param height of the picture, in its own units
 * @param transform puts the grid, whose cells are 1 wide, onto the picture
 */
record Halftone(int width, int height, String transform, List<Dots> dots) {

    /**
     * All dots of one size, drawn as a line without length whose ends are round.
     *
     * @param size their diameter in cells of the grid
     * @param path where they are
     */
    record Dots(String size, String path) {}

    /** The side of a square portrait. */
    static final int PORTRAIT = 100;

    /** The radius of the plain disc in the middle of a portrait, where the initials stand. */
    static final double DISC = 25;

    /** The same for a medal. */
    static final double MEDAL_DISC = 28;

    private static final int LEVELS = 10;
    private static final double PEAK = .56;

    /** The portrait of somebody who has no photograph: different for each, always the same. */
    static Halftone portrait(UUID id) {
        var random = seeded(id);
        var cell = 7.4 + random.nextDouble() * 1.6;
        var light = random.nextDouble(2 * Math.PI);
        var reach = 58 + random.nextDouble() * 30;
        var middle = PORTRAIT / 2.0;
        var x = middle + Math.cos(light) * 44;
        var y = middle + Math.sin(light) * 44;
        var tone =
                Tone.even(.17)
                        .or(Tone.glow(x, y, reach))
                        .or(Tone.glow(PORTRAIT - x, PORTRAIT - y, reach * .55))
                        .without(middle, middle, DISC);
        return draw(PORTRAIT, PORTRAIT, cell, 15 + random.nextInt(61), tone);
    }

    /** The same for the small disc that stands for a person on a map. */
    static Halftone medal(UUID id) {
        var random = seeded(id);
        var light = random.nextDouble(2 * Math.PI);
        var middle = PORTRAIT / 2.0;
        var tone =
                Tone.even(.25)
                        .or(
                                Tone.glow(
                                        middle + Math.cos(light) * 44,
                                        middle + Math.sin(light) * 44,
                                        62 + random.nextDouble() * 30))
                        .without(middle, middle, MEDAL_DISC)
                        .within(middle, middle, middle);
        return draw(PORTRAIT, PORTRAIT, 10.4, 15 + random.nextInt(61), tone);
    }

    /** A wide picture for what has no shape of its own. */
    static Halftone strip(UUID id) {
        var random = seeded(id);
        var left = 60 + random.nextDouble() * 120;
        var right = 220 + random.nextDouble() * 120;
        var tone =
                Tone.even(.15)
                        .or(Tone.glow(left, 20 + random.nextDouble() * 160, 80))
                        .or(Tone.glow(right, 20 + random.nextDouble() * 160, 150));
        return draw(400, 200, 13, 15 + random.nextInt(61), tone);
    }

    /**
     * A picture with a meaning.
     *
     * @param name of a shape; any other gives an even grey
     */
    static Halftone shape(String name) {
        return switch (name) {
            case "diagnose" -> wide(Tone.even(.15).or(Tone.lens(262, 98, 88)));
            case "mobilize" ->
                    wide(
                            Tone.even(.15)
                                    .or(Tone.glow(92, 74, 82))
                                    .or(Tone.glow(206, 138, 94))
                                    .or(Tone.glow(318, 64, 106)));
            case "transform" -> wide(Tone.even(.15).or(Tone.sweep(70, 400)));
            case "missing" -> wide(Tone.even(.62).without(262, 100, 58));
            case "hero-diagnose" -> hero(15, Tone.ball(240, 236, 200));
            case "hero-mobilize" -> hero(75, Tone.ball(428, 372, 186));
            case "hero-transform" -> hero(45, Tone.ball(196, 470, 152));
            default -> wide(Tone.even(.15)); // a draft whose author hasn't chosen yet
        };
    }

    private static Halftone wide(Tone tone) {
        return draw(400, 200, 13, 45, tone);
    }

    private static Halftone hero(int angle, Tone tone) {
        return draw(640, 640, 23, angle, tone);
    }

    private static SplittableRandom seeded(UUID id) {
        return new SplittableRandom(
                id.getMostSignificantBits() * 31 + id.getLeastSignificantBits());
    }

    private static Halftone draw(int width, int height, double cell, int angle, Tone tone) {
        var cos = Math.cos(Math.toRadians(angle)) * cell;
        var sin = Math.sin(Math.toRadians(angle)) * cell;
        var reach = (int) Math.ceil(Math.hypot(width, height) / 2 / cell);
        var levels = new TreeMap<Integer, StringBuilder>();
        for (var row = -reach; row <= reach; row++) {
            for (var column = -reach; column <= reach; column++) {
                var x = width / 2.0 + column * cos - row * sin;
                var y = height / 2.0 + column * sin + row * cos;
                var level = (int) Math.round(tone.at(x, y) * LEVELS);
                var radius = PEAK * cell * level / LEVELS;
                if (level > 0 && fits(x, width, radius) && fits(y, height, radius)) {
                    if (tone.allows(x, y, radius)) {
                        levels.computeIfAbsent(level, any -> new StringBuilder())
                                .append('M')
                                .append(column)
                                .append(row < 0 ? "" : " ")
                                .append(row)
                                .append("h0");
                    }
                }
            }
        }
        var dots = new ArrayList<Dots>();
        levels.forEach((level, path) ->
                dots.add(new Dots(number(2 * PEAK * level / LEVELS), path.toString())));
        var transform =
                "translate(%d %d)rotate(%d)scale(%s)"
                        .formatted(width / 2, height / 2, angle, number(cell));
        return new Halftone(width, height, transform, List.copyOf(dots));
    }

    private static boolean fits(double at, int length, double radius) {
        return at >= radius && at <= length - radius;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value)
                .replaceFirst("^0(?=\\.)", "")
                .replaceFirst("\\.?0+$", "");
    }
}
