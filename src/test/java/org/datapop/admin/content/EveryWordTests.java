package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.SiteTest;
import org.datapop.admin.form.FormDrawing;
import org.datapop.admin.form.FormDrawing.LibraryPicture;
import org.datapop.admin.form.FormDrawing.Target;
import org.datapop.admin.form.FormWords;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.GeneratedBodies;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import org.datapop.markup.WordDiff;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For every type, with bodies of all sorts: no word of either text is lost when two are joined. */
@SiteTest
class EveryWordTests {

    private static final int BODIES = 40;

    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired FormWords words;

    @Test
    void everyWordOfBothIsInTheResultOrOnThePage() {
        for (var type : types.keys()) {
            var form = types.get(type).form();
            var wording = new Wording(type, words, Map.of(), Locale.ENGLISH);
            for (var number = 2; number < BODIES; number++) {
                var random = new Random(number);
                var before = body(type, number);
                var mine = changed(before, body(type, number + 1), form, random);
                var theirs = changed(before, body(type, number + 3), form, random);
                var merge = new Merge(form.fields(), before, mine, theirs, TextMergeTests.JOINING);
                var joint = new Joint(null, saved(), merge, mine, merge.joined(), new TreeSet<>());
                var seen = new TreeSet<String>();
                seen.addAll(said(wording, form, joint.values()));
                shares(type, form, wording, joint).forEach(share -> seen.addAll(read(share)));
                for (var text : List.of(mine, theirs)) {
                    assertThat(seen)
                            .as("%s %d", type, number)
                            .containsAll(said(wording, form, text));
                }
            }
        }
    }

    /** Taking one side everywhere gives that side, whatever stood there. */
    @Test
    void eitherTextCanBeTakenWhole() {
        for (var type : types.keys()) {
            var form = types.get(type).form();
            for (var number = 2; number < BODIES; number++) {
                var random = new Random(number);
                var before = body(type, number);
                var mine = changed(before, body(type, number + 1), form, random);
                var theirs = changed(before, body(type, number + 3), form, random);
                var merge = new Merge(form.fields(), before, mine, theirs, TextMergeTests.JOINING);
                var values = merge.joined();
                merge.parts()
                        .forEach(part -> merge.take(part.place(), MergePart.Side.THEIRS, values));
                assertThat(
                                new Merge(
                                                form.fields(),
                                                theirs,
                                                values,
                                                theirs,
                                                TextMergeTests.JOINING)
                                        .parts())
                        .as("%s %d", type, number)
                        .filteredOn(part -> !part.isOrder())
                        .isEmpty();
            }
        }
    }

    private Stream<MergePages.Share> shares(
            String type, FormSpec form, Wording wording, Joint joint) {
        var controls =
                new FormDrawing(type, words, NOTHING, List.of(), Locale.ENGLISH)
                        .controls(form, joint.values());
        return MergePages.sections(joint, wording, controls).stream()
                .flatMap(section -> section.shares().stream());
    }

    private static Set<String> read(MergePages.Share share) {
        return Stream.of(share.mine(), share.theirs())
                .map(pieces ->
                        WordDiff.after(pieces).stream()
                                .map(piece -> piece.words() > 0 ? " " : piece.text())
                                .collect(Collectors.joining()))
                .flatMap(text -> words(text + " " + share.before()))
                .collect(Collectors.toSet());
    }

    private static Set<String> said(Wording wording, FormSpec form, ObjectNode values) {
        return form.fields().stream()
                .map(field -> wording.text(field, values.path(field.key())))
                .flatMap(EveryWordTests::words)
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{M}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    /** Some fields anew, and of groups some rows. */
    private static ObjectNode changed(
            ObjectNode before, ObjectNode other, FormSpec form, Random random) {
        var changed = before.deepCopy();
        for (var field : form.fields()) {
            if (random.nextInt(3) > 0) {
                changed.set(
                        field.key(),
                        field.hasRows()
                                ? rows(field, before, other, random)
                                : other.get(field.key()));
            }
        }
        return changed;
    }

    private static JsonNode rows(Field field, ObjectNode before, ObjectNode other, Random random) {
        var rows = new ArrayList<JsonNode>();
        Stream.of(before, other)
                .flatMap(body -> Rows.byKey(body.path(field.key())).values().stream())
                .filter(_ -> random.nextInt(4) > 0)
                .forEach(rows::add);
        Collections.shuffle(rows, random);
        var array = JsonNodeFactory.instance.arrayNode();
        var keys = new TreeSet<String>();
        rows.stream().filter(row -> keys.add(row.path("key").asString(""))).forEach(array::add);
        return array;
    }

    private ObjectNode body(String type, int number) {
        var contents = List.of(id(1), id(2), id(3));
        var generated = new GeneratedBodies(number, _ -> contents).body(types.get(type).form());
        return bodies.tree(bodies.of(type, generated));
    }

    private SavedRevision saved() {
        var id = UUID.fromString(id(9));
        var body = bodies.of("person", Map.of());
        return new SavedRevision(
                id,
                id,
                id,
                1,
                "person",
                Language.ENGLISH,
                new Slug("x"),
                body,
                Actor.SYSTEM,
                "",
                null,
                Instant.EPOCH);
    }

    private static String id(int number) {
        return new UUID(0x7000L, number).toString();
    }

    private static final FormDrawing.Targets NOTHING =
            new FormDrawing.Targets() {
                @Override
                public List<Target> of(List<String> types) {
                    return List.of();
                }

                @Override
                public List<String> creatable(List<String> types) {
                    return List.of();
                }

                @Override
                public List<LibraryPicture> pictures(String chosen) {
                    return List.of();
                }
            };
}
