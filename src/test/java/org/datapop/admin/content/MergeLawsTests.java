package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.datapop.admin.content.TextMerge.Outcome;
import org.datapop.content.spi.Field;
import org.datapop.markup.Markup;
import org.datapop.markup.Passage;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;

/** What holds of any three texts. */
class MergeLawsTests {

    private static final int CASES = 3_000;
    private static final Pattern WORD = Pattern.compile("w\\d+");

    @Test
    void joinedWithItselfATextStaysAsItIs() {
        each(seed -> {
            var texts = new GeneratedTexts(seed);
            var before = GeneratedTexts.text(texts.blocks());
            var mine = texts.mangled(before);
            assertThat(join(before, mine, mine)).as("%d", seed).isEqualTo(new Outcome(mine, false));
        });
    }

    @Test
    void whatOneAloneChangedIsTakenWhole() {
        each(seed -> {
            var texts = new GeneratedTexts(seed);
            var blocks = texts.blocks();
            var before = GeneratedTexts.text(blocks);
            var changed = seed % 3 == 0 ? texts.moved(blocks) : texts.mangled(before);
            var whole = new Outcome(changed, false);
            assertThat(join(before, changed, before)).as("%d", seed).isEqualTo(whole);
            assertThat(join(before, before, changed)).as("%d", seed).isEqualTo(whole);
        });
    }

    @Test
    void whatIsChangedApartIsJoinedWhoeverChangedIt() {
        var apart = new AtomicInteger();
        each(seed -> {
            var texts = new GeneratedTexts(seed);
            var blocks = texts.blocks();
            blocks.add(texts.block());
            var my = texts.below(blocks.size());
            var their = (my + 1 + texts.below(blocks.size() - 1)) % blocks.size();
            var mine = texts.edited(blocks.get(my));
            var theirs = texts.edited(blocks.get(their));
            var before = GeneratedTexts.text(blocks);
            var one = edit(blocks, my, mine, -1, List.of());
            var other = edit(blocks, -1, List.of(), their, theirs);
            var both = edit(blocks, my, mine, their, theirs);
            var more = List.of(mine.size() - 1, theirs.size() - 1);
            if (count(before) == blocks.size()
                    && count(one) == blocks.size() + more.get(0)
                    && count(other) == blocks.size() + more.get(1)
                    && count(both) == blocks.size() + more.get(0) + more.get(1)) {
                var joined = join(before, one, other);
                assertThat(joined).as("%d", seed).isEqualTo(join(before, other, one));
                assertThat(joined.isOpen()).as("%d", seed).isFalse();
                assertThat(joined.text().stripTrailing()).as("%d", seed).isEqualTo(both);
                apart.incrementAndGet();
            }
        });
        assertThat(apart).hasValueGreaterThan(CASES / 2);
    }

    /** Lists and code that become neighbours are one. */
    private static int count(String text) {
        return new Markup().passages(text, Language.ENGLISH).size();
    }

    @Test
    void nothingThatAnybodyWroteDisappears() {
        each(seed -> {
            var texts = new GeneratedTexts(seed);
            var blocks = texts.blocks();
            var before = GeneratedTexts.text(blocks);
            var mine = texts.mangled(seed % 3 == 0 ? texts.moved(blocks) : before);
            var theirs = texts.mangled(seed % 5 == 0 ? texts.moved(blocks) : before);
            var joined = join(before, mine, theirs);
            assertThat(words(joined.text()))
                    .as("%d: <%s> <%s> <%s>", seed, before, mine, theirs)
                    .containsAll(wanted(words(before), words(mine), words(theirs)));
            for (var text : List.of(before, mine, theirs, joined.text())) {
                assertThat(rejoined(text)).as("%d", seed).isEqualTo(text);
            }
        });
    }

    /** What one of them wrote, and what both left. */
    private static Set<String> wanted(Set<String> before, Set<String> mine, Set<String> theirs) {
        var wanted = new TreeSet<>(before);
        wanted.retainAll(mine);
        wanted.retainAll(theirs);
        List.of(mine, theirs)
                .forEach(words ->
                        words.stream().filter(word -> !before.contains(word)).forEach(wanted::add));
        return wanted;
    }

    private static String edit(
            List<String> blocks, int my, List<String> mine, int their, List<String> theirs) {
        var edited = new ArrayList<String>();
        for (var i = 0; i < blocks.size(); i++) {
            edited.addAll(i == my ? mine : i == their ? theirs : List.of(blocks.get(i)));
        }
        return GeneratedTexts.text(edited).stripTrailing();
    }

    private static String rejoined(String text) {
        return new Markup()
                .passages(text, Language.ENGLISH).stream()
                        .peek(passage ->
                                assertThat(String.join("", passage.parts()))
                                        .isEqualTo(passage.source()))
                        .map(Passage::source)
                        .collect(Collectors.joining());
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void each(IntConsumer law) {
        IntStream.range(0, CASES).forEach(law);
    }

    private static Outcome join(String before, String mine, String theirs) {
        return TextMergeTests.JOINING.join(Field.Kind.MARKDOWN, before, mine, theirs);
    }
}
