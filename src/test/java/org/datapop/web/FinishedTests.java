package org.datapop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.datapop.web.Coding.Effort;
import org.junit.jupiter.api.Test;

/** What an answer is recognised by. */
class FinishedTests {

    /** An unchanged answer doesn't say its policies again, so a browser would keep the old ones. */
    @Test
    void isAnotherOneWithAnotherPolicy() {
        assertThat(mark("Content-Security-Policy", "default-src 'none'"))
                .isNotEqualTo(mark("Content-Security-Policy", "default-src 'self'"));
    }

    @Test
    void staysTheSameWithHeadersThatAreSaidAgain() {
        assertThat(mark("Cache-Control", "no-cache"))
                .isEqualTo(mark("Cache-Control", "max-age=60"));
    }

    private static String mark(String header, String value) {
        return Finished.of(200, Map.of(header, value), "words".getBytes(UTF_8), null, Effort.QUICK)
                .mark();
    }
}
