package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.content.published.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MapPictureTests {

    private record Generated(List<Card> cards, List<Connection> connections) {

        MapPicture draw(MapPicture.Format format, boolean fromTheRight) {
            return MapPicture.of(subject(), format, fromTheRight);
        }

        MapPicture.Subject subject() {
            return new Ties(cards, connections).subject();
        }
    }

    static Stream<Generated> graphs() {
        return IntStream.range(0, 24).mapToObj(MapPictureTests::generated);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void nothingOverlapsAndNothingLeavesThePicture(Generated graph) {
        for (var format : formats(graph)) {
            var picture = graph.draw(format, false);
            var places = places(picture);
            for (var i = 0; i < places.size(); i++) {
                var place = places.get(i);
                assertThat(place.left()).isGreaterThanOrEqualTo(0);
                assertThat(place.top()).isGreaterThanOrEqualTo(0);
                assertThat(place.right()).isLessThanOrEqualTo(picture.width());
                assertThat(place.bottom()).isLessThanOrEqualTo(picture.height());
                for (var j = 0; j < i; j++) {
                    assertThat(place.overlaps(places.get(j)))
                            .as("%s and %s", place, places.get(j))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyStoredConnectionIsOneLineAndThereIsNoOther(Generated graph) {
        var stored = new HashSet<Set<UUID>>();
        graph.connections.forEach(line -> stored.add(Set.of(line.from(), line.to())));
        var subject = graph.subject();
        var drawn = new HashSet<Set<UUID>>();
        var ids = subject.graph().ids();
        subject.graph()
                .edges()
                .forEach(edge -> drawn.add(Set.of(ids.get(edge.one()), ids.get(edge.other()))));

        assertThat(drawn).isEqualTo(stored).hasSameSizeAs(subject.graph().edges());
        var picture = graph.draw(formats(graph).getFirst(), false);
        assertThat(picture.lines()).hasSameSizeAs(stored);
        assertThat(picture.signs())
                .extracting(sign -> sign.card().id())
                .containsExactlyElementsOf(ids);
        assertThat(new HashSet<>(ids))
                .isEqualTo(new HashSet<>(stored.stream().flatMap(Set::stream).toList()));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theSameGraphIsAlwaysDrawnTheSame(Generated graph) {
        var cards = new ArrayList<>(graph.cards);
        var connections = new ArrayList<>(graph.connections);
        Collections.shuffle(cards, new Random(1));
        Collections.shuffle(connections, new Random(2));
        var format = formats(graph).getFirst();

        assertThat(new Generated(cards, connections).draw(format, false))
                .isEqualTo(graph.draw(format, false));
    }

    @Test
    void whatRunsFromTheRightIsTheSamePictureInAMirror() {
        var graph = generated(5);
        var left = graph.draw(MapPicture.Format.wide(10), false);
        var right = graph.draw(MapPicture.Format.wide(10), true);
        for (var i = 0; i < left.signs().size(); i++) {
            assertThat(left.signs().get(i).x() + right.signs().get(i).x())
                    .isBetween(left.width() - 1, left.width() + 1);
        }
    }

    @Test
    void theListNamesAllAndThePictureThoseThatAreConnected() {
        var people = PictureSamples.cards("person", 3);
        var line = new Connection(people.get(0).id(), people.get(1).id(), "biography");

        var page = MapView.page(people, List.of(), List.of(line), false);

        assertThat(page.entries()).hasSize(3);
        assertThat(page.entries().get(0).ties().getFirst().ways()).containsExactly("mentionOut");
        assertThat(page.entries().get(1).ties().getFirst().ways()).containsExactly("mentionIn");
        assertThat(page.entries().get(2).ties()).isEmpty();
        assertThat(page.wide()).isNotNull();
        assertThat(MapView.page(people, List.of(), List.of(), false).wide()).isNull();
    }

    @Test
    void whatIsTooMuchForAPictureIsAListAlone() {
        var people = PictureSamples.cards("person", 202);
        var lines =
                people.stream()
                        .skip(1)
                        .map(one ->
                                new Connection(one.id(), people.getFirst().id(), "appointments"))
                        .toList();

        var page = MapView.page(people, List.of(), lines, false);

        assertThat(page.wide()).isNull();
        assertThat(page.crowded()).isTrue();
        assertThat(page.entries()).hasSize(202);
        assertThat(MapView.page(people.subList(0, 60), List.of(), lines.subList(0, 59), false))
                .satisfies(drawn -> {
                    assertThat(drawn.wide()).isNotNull();
                    assertThat(drawn.narrow()).isNull();
                });
    }

    private static List<MapPicture.Format> formats(Generated graph) {
        var count = graph.subject().graph().size();
        return count > 24
                ? List.of(MapPicture.Format.wide(count))
                : List.of(MapPicture.Format.wide(count), MapPicture.Format.narrow());
    }

    /** Signs and every line of their labels, as wide as they are at most. */
    private static List<Box> places(MapPicture picture) {
        var type = new LineOfType(picture.type());
        var places = new ArrayList<Box>();
        for (var sign : picture.signs()) {
            var radius = sign.radius();
            places.add(new Box(sign.x() - radius, sign.y() - radius, 2 * radius, 2 * radius));
            for (var word : sign.label()) {
                var width = type.width(word.text());
                places.add(
                        new Box(
                                word.x() - width / 2,
                                word.y() - .8 * picture.type(),
                                width,
                                picture.type()));
            }
        }
        return places;
    }

    /** From a pair to two hundred, from a tree to a tangle. */
    private static Generated generated(int number) {
        var random = new Random(number);
        var people = number < 16 ? 2 + random.nextInt(20) : 30 + random.nextInt(120);
        var cards = new ArrayList<>(PictureSamples.cards("person", people));
        cards.addAll(PictureSamples.cards("organization", random.nextInt(people / 3 + 1)));
        var connections = new ArrayList<Connection>();
        connections.add(new Connection(cards.get(0).id(), cards.get(1).id(), "biography"));
        for (var i = 0; i < cards.size() * (1 + number % 3); i++) {
            var one = cards.get(random.nextInt(cards.size()));
            var other = cards.get(random.nextInt(cards.size()));
            if (one != other) {
                var field = random.nextBoolean() ? "appointments" : "biography";
                connections.add(new Connection(one.id(), other.id(), field));
            }
        }
        return new Generated(cards, connections);
    }
}
