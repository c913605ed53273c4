package org.datapop.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pages are made ahead in a tenth of the time of one processor. */
class PaceTests {

    @Test
    void workIsATenthOfTheTime() {
        var worked = Duration.ofMillis(62);
        var all = worked.plus(Pace.after(worked));
        assertThat(worked.multipliedBy(10)).isLessThanOrEqualTo(all);
    }
}
