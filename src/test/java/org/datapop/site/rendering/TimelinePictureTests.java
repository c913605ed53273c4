package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.catalog.event.Event;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimelinePictureTests {

    private static final Pattern DOT = Pattern.compile("M(-?[\\d.]+) (-?[\\d.]+)h0");
    private static final double ROUNDING = 1;

    static Stream<Random> stories() {
        return IntStream.range(0, 100).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void nothingInALaneOverlapsAndNothingLeavesThePicture(Random random) {
        var picture = picture(generated(random), random.nextBoolean());
        for (var mark : picture.marks()) {
            assertThat(mark.left()).isGreaterThanOrEqualTo(0);
            assertThat(mark.right()).isLessThanOrEqualTo(picture.width());
            assertThat(mark.labelY()).isBetween(15, picture.height());
            if (mark.bar() != null) {
                assertThat(mark.bar().x()).isGreaterThanOrEqualTo(mark.left() - 1);
                assertThat(mark.bar().x() + mark.bar().width())
                        .isLessThanOrEqualTo(mark.right() + 1);
                assertThat(mark.bar().y() + mark.bar().height()).isLessThan(picture.height());
            }
            for (var dots : mark.dots()) {
                var radius = Double.parseDouble(dots.size()) / 2;
                DOT.matcher(dots.path())
                        .results()
                        .mapToDouble(dot -> Double.parseDouble(dot.group(1)))
                        .forEach(x ->
                                assertThat(x)
                                        .isBetween(
                                                mark.left() + radius - ROUNDING,
                                                mark.right() - radius + ROUNDING));
            }
            for (var other : picture.marks()) {
                if (other != mark && other.lane() == mark.lane()) {
                    assertThat(mark.right() < other.left() || other.right() < mark.left())
                            .as("%s and %s", mark, other)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void everyDatedEventIsDrawnOnceInTheOrderOfTheStory(Random random) {
        var events = generated(random);
        var picture = picture(events, false);

        assertThat(picture.marks())
                .extracting(TimelinePicture.Mark::href)
                .containsExactlyElementsOf(
                        events.stream()
                                .filter(event -> Span.of(event).first() != null)
                                .map(event -> "#" + event.name())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aMarkReachesFromTheFirstDayToTheLastThatItsDatesCanMean(Random random) {
        var events = generated(random);
        var spans = events.stream().map(Span::of).toList();
        var axis =
                YearAxis.around(
                        spans, TimelinePicture.SIDE, TimelinePicture.WIDTH - TimelinePicture.SIDE);
        for (var mark : picture(events, false).marks()) {
            var span =
                    spans.get(
                            events.stream()
                                    .map(event -> "#" + event.name())
                                    .toList()
                                    .indexOf(mark.href()));
            if (mark.bar() == null || span.first() == null || span.last() == null) {
                continue;
            }
            var from = axis.at(span.first());
            var until = axis.at(span.last().plusDays(1));
            var wide = until - from >= TimelinePicture.BAR && span.kind() != Span.Kind.EXACT;
            if (wide) {
                assertThat((double) mark.bar().x()).isCloseTo(from, within(ROUNDING));
                assertThat((double) mark.bar().x() + mark.bar().width())
                        .isCloseTo(until, within(ROUNDING));
            } else {
                assertThat(mark.bar().width()).isLessThanOrEqualTo(TimelinePicture.BAR + 1);
                assertThat(mark.bar().x() + mark.bar().width() / 2.0)
                        .isCloseTo((from + until) / 2, within((double) TimelinePicture.BAR));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void whatRunsFromTheRightIsTheSamePictureInAMirror(Random random) {
        var events = generated(random);
        var left = picture(events, false);
        var right = picture(events, true);

        assertThat(right.height()).isEqualTo(left.height());
        for (var i = 0; i < left.marks().size(); i++) {
            var one = left.marks().get(i);
            var other = right.marks().get(i);
            assertThat(other.left()).isEqualTo(left.width() - one.right());
            assertThat(other.labelX()).isEqualTo(left.width() - one.labelX());
            assertThat(xs(other))
                    .usingElementComparator(
                            (a, b) -> Math.abs(a - b) < .2 ? 0 : Double.compare(a, b))
                    .containsExactlyElementsOf(
                            xs(one).stream().map(x -> left.width() - x).toList());
        }
    }

    @Test
    void yearsAreWrittenWhereTheyBeginAndNeverIntoEachOther() {
        for (var years : new int[] {1, 2, 7, 14, 30, 141, 900, 9999}) {
            var axis = new YearAxis(2031 - Math.min(years, 2031), 2031, 12, 1068);
            var places = axis.ticks().stream().map(axis::at).toList();
            assertThat(places).isNotEmpty().isSortedAccordingTo(Comparator.naturalOrder());
            for (var i = 1; i < places.size(); i++) {
                assertThat(places.get(i) - places.get(i - 1)).isGreaterThan(50);
            }
            assertThat(places.getLast() + 40).isLessThanOrEqualTo(1080);
        }
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(TimelinePicture.of(List.of(), false)).isNull();
        assertThat(TimelinePicture.of(items(List.of(event("a", null, null, null))), false))
                .isNull();
        assertThat(picture(List.of(event("a", null, null, "2013-07-14")), false).marks())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-07-14, EXACT",
        "2013-07, EXACT",
        "2013-22, WITHIN",
        "2013, WITHIN",
        "2012~, ABOUT",
        "2013-07-14~, ABOUT"
    })
    void theShapeSaysHowWellADateIsKnown(String on, Span.Kind kind) {
        assertThat(Span.of(event("a", null, null, on)).kind()).isEqualTo(kind);
        assertThat(Span.of(event("a", on, null, null)).kind()).isEqualTo(Span.Kind.LASTING);
        assertThat(Span.of(event("a", null, on, null)).kind()).isEqualTo(Span.Kind.LASTING);
    }

    @Test
    void onlyAnEndThatIsKnownIsClosed() {
        var exact = Span.of(event("a", "2010", "2011-05", null));
        assertThat(exact.openBefore() || exact.openAfter()).isFalse();
        assertThat(Span.of(event("a", "2010~", "2011", null)).openBefore()).isTrue();
        assertThat(Span.of(event("a", "2010", "2011~", null)).openAfter()).isTrue();
        assertThat(Span.of(event("a", "2010", null, null)).openAfter()).isTrue();
        assertThat(Span.of(event("a", null, "2010", null)).openBefore()).isTrue();
        var backwards = Span.of(event("a", "2011", "2010", null));
        assertThat(backwards.last()).isAfterOrEqualTo(backwards.first());
    }

    @Test
    void aStoryIsToldInTheOrderInWhichItsEventsCanHaveBegun() {
        var told =
                Stream.of(
                                event("undated", null, null, null),
                                event("year", null, null, "2013"),
                                event("summer", null, null, "2013-22"),
                                event("since", "2011", null, null),
                                event("lasted", "2012", "2013", null),
                                event("about", null, null, "2012~"),
                                event("paper", "2010", "2011", null))
                        .sorted(Span.ORDER)
                        .map(Event::name);

        assertThat(told)
                .containsExactly("paper", "since", "about", "lasted", "summer", "year", "undated");
    }

    private static TimelinePicture picture(List<Event> events, boolean fromTheRight) {
        return Objects.requireNonNull(TimelinePicture.of(items(events), fromTheRight));
    }

    private static List<TimelinePicture.Item> items(List<Event> events) {
        return events.stream()
                .map(event ->
                        new TimelinePicture.Item(
                                "#" + event.name(),
                                Span.of(event),
                                "An event called " + event.name() + " ".repeat(3) + event.name()))
                .toList();
    }

    /**
     * From 1 to 60 events between 1890 and 2030, in the order of the story; the first has a date.
     */
    private static List<Event> generated(Random random) {
        var count = 1 + random.nextInt(60);
        var begin = 1890 + random.nextInt(130);
        var years = 1 + random.nextInt(2031 - begin);
        var events = new ArrayList<Event>();
        for (var i = 0; i < count; i++) {
            var name = "n" + i + "x".repeat(random.nextInt(60));
            var date = date(random, begin, years);
            var kind = i == 0 ? 0 : random.nextInt(5);
            events.add(
                    switch (kind) {
                        case 0, 1 -> event(name, null, null, date);
                        case 2 -> event(name, date, date(random, begin, years), null);
                        case 3 -> event(name, random.nextBoolean() ? date : null, date, null);
                        default -> event(name, random.nextBoolean() ? date : null, null, null);
                    });
        }
        return events.stream().sorted(Span.ORDER).toList();
    }

    private static String date(Random random, int begin, int years) {
        var year = Integer.toString(begin + random.nextInt(years));
        var about = random.nextInt(4) == 0 ? "~" : "";
        return switch (random.nextInt(4)) {
            case 0 -> year + about;
            case 1 -> year + "-2" + (1 + random.nextInt(4)) + about;
            case 2 -> year + "-%02d".formatted(1 + random.nextInt(12)) + about;
            default -> year + "-%02d-28".formatted(1 + random.nextInt(12)) + about;
        };
    }

    private static Event event(
            String name, @Nullable String from, @Nullable String until, @Nullable String on) {
        return new Event(
                name,
                Markdown.EMPTY,
                date(from),
                date(until),
                date(on),
                0,
                List.of(),
                List.of(),
                "",
                "");
    }

    private static @Nullable FuzzyDate date(@Nullable String edtf) {
        return edtf == null ? null : new FuzzyDate(edtf);
    }

    private static List<Double> xs(TimelinePicture.Mark mark) {
        return mark.dots().stream()
                .flatMap(dots -> DOT.matcher(dots.path()).results())
                .map(dot -> Double.valueOf(dot.group(1)))
                .toList();
    }
}
