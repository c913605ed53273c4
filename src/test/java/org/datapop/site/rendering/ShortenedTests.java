package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', ''",
                "'short', 'short'",
                "'ten signs.', 'ten signs.'",
                "'  two  \n lines ', 'two lines'",
                "'one, two, three', 'one, two…'",
                "'one two – three', 'one two…'",
                "'unbreakable', 'unbreakabl…'",
                "'👩‍🚀👩‍🚀👩‍🚀👩‍🚀', '👩‍🚀👩‍🚀👩‍🚀👩…'"
            })
    void textsAreCutAtAGapAndNeverWithinASign(String text, String shortened) {
        assertThat(Shortened.of(text, 10)).isEqualTo(shortened);
    }
}
