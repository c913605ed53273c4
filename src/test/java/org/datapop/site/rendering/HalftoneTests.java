package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalftoneTests {

    private static final Pattern TRANSFORM =
            Pattern.compile("translate\\((\\d+) (\\d+)\\)rotate\\((\\d+)\\)scale\\(([\\d.]+)\\)");
    private static final Pattern DOT = Pattern.compile("M(-?\\d+) ?(-?\\d+)h0");

    /** Numbers in the picture are rounded to hundredths of a cell. */
    private static final double ROUNDING = .5;

    private record Dot(double x, double y, double radius) {}

    @Test
    void aPortraitIsAlwaysTheSame() {
        var id = UUID.fromString("0190a5a0-0000-7000-8000-000000000001");
        assertThat(Halftone.portrait(id)).isEqualTo(Halftone.portrait(id));
    }

    @Test
    void noTwoPortraitsAreTheSame() {
        var drawn = new HashSet<Halftone>();
        for (var i = 0; i < 500; i++) {
            drawn.add(Halftone.portrait(new UUID(0x0190a5a000007000L, 0x8000000000000000L + i)));
        }
        assertThat(drawn).hasSize(500);
    }

    @Test
    void noDotOfAPortraitLiesUnderTheInitialsOrOverTheEdge() {
        for (var i = 0; i < 200; i++) {
            var portrait = Halftone.portrait(new UUID(i, ~i));
            assertThat(dots(portrait))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(dot -> {
                        assertThat(Math.hypot(dot.x - 50, dot.y - 50))
                                .isGreaterThan(Halftone.DISC + dot.radius - ROUNDING);
                    });
            staysInside(portrait);
        }
    }

    @Test
    void aPortraitIsSmall() {
        for (var i = 0; i < 200; i++) {
            assertThat(Halftone.portrait(new UUID(i, i)).dots().toString()).hasSizeLessThan(2500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diagnose",
                "mobilize",
                "transform",
                "missing",
                "hero-diagnose",
                "hero-mobilize",
                "hero-transform"
            })
    void noDotOfAShapeIsCut(String name) {
        staysInside(Halftone.shape(name));
    }

    @Test
    void noDotOfAStripIsCut() {
        staysInside(Halftone.strip(new UUID(1, 2)));
    }

    @Test
    void whatIsNoShapeIsDrawnEven() {
        staysInside(Halftone.shape("<script>"));
    }

    private static void staysInside(Halftone picture) {
        assertThat(dots(picture))
                .isNotEmpty()
                .allSatisfy(dot -> {
                    assertThat(dot.x)
                            .isBetween(
                                    dot.radius - ROUNDING, picture.width() - dot.radius + ROUNDING);
                    assertThat(dot.y)
                            .isBetween(
                                    dot.radius - ROUNDING,
                                    picture.height() - dot.radius + ROUNDING);
                });
    }

    private static List<Dot> dots(Halftone picture) {
        var grid = TRANSFORM.matcher(picture.transform());
        assertThat(grid.matches()).isTrue();
        var angle = Math.toRadians(Integer.parseInt(grid.group(3)));
        var cell = Double.parseDouble(grid.group(4));
        var found = new ArrayList<Dot>();
        for (var dots : picture.dots()) {
            var path = DOT.matcher(dots.path());
            while (path.find()) {
                var column = Integer.parseInt(path.group(1)) * cell;
                var row = Integer.parseInt(path.group(2)) * cell;
                found.add(
                        new Dot(
                                picture.width() / 2.0
                                        + column * Math.cos(angle)
                                        - row * Math.sin(angle),
                                picture.height() / 2.0
                                        + column * Math.sin(angle)
                                        + row * Math.cos(angle),
                                Double.parseDouble(dots.size()) * cell / 2));
            }
        }
        return found;
    }
}
