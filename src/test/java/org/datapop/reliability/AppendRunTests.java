package org.datapop.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short run; the long one is {@link ListAppend}. */
class AppendRunTests extends AppendRun {

    @Test
    void whatSomebodyWasToldIsSavedIsInTheTextAtTheEnd() throws Exception {
        var outcome = run(new Plan(2013, 4, 2, 3, Duration.ofSeconds(15), Duration.ofMillis(500)));
        assertThat(outcome.words()).isPositive();
        assertThat(outcome.conflicts()).isPositive();
        assertThat(outcome.dropped()).isPositive();
        assertThat(outcome.deaths()).isEqualTo(3);
    }
}
