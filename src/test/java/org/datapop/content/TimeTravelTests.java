package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.datapop.content.published.Answer;
import org.datapop.shared.Slug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a long random history every instant answers what a much simpler model answers. */
class TimeTravelTests extends KernelTestCase {

    private static final int STEPS = 200;
    private static final int INSTANTS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123})
    void everyInstantOfARandomHistoryIsAnsweredAsItWas(long seed) {
        var slugs = IntStream.range(0, 4).mapToObj(_ -> new Slug("travel-" + next())).toList();
        var history = new RandomHistory(drafting, publishing, jdbc, seed, slugs);
        history.live(STEPS);
        for (var instant : history.instants(INSTANTS)) {
            var path = history.path();
            assertThat(seen(find(path, instant)))
                    .as("seed %d, %s at %s", seed, path, instant)
                    .isEqualTo(history.model().at(path, instant));
        }
    }

    private static String seen(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> "found " + found.document().revision();
            case Answer.Moved moved -> "moved " + moved.target();
            case Answer.Gone gone -> "gone " + gone.reason();
            case Answer.Missing _ -> "missing";
        };
    }
}
