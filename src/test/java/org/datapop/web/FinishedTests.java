package org.datapop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Conditions.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A cache between two readers must not tell how many forms were made. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void onceIsTheSameToItsReader(boolean gzip, boolean brotli) {
        var accepted = new Accepted(gzip, brotli);
        var headers = Map.of("Content-Type", "text/plain");
        for (var text : List.of("", "short", "long words ".repeat(100))) {
            var body = text.getBytes(UTF_8);
            var kept = Finished.of(200, headers, body, null, Effort.QUICK).form(accepted);
            var once = Finished.once(200, headers, body, accepted).form(accepted);
            assertThat(once.body()).isEqualTo(kept.body());
            assertThat(once.tag()).isEqualTo(kept.tag());
            assertThat(lines(once)).isEqualTo(lines(kept));
        }
    }

    private static List<String> lines(Form form) {
        return form.lines(new Verdict(200, 0, form.body().length)).stream()
                .map(line -> line.name() + ": " + line.value())
                .toList();
    }

    private static String mark(String header, String value) {
        return Finished.of(200, Map.of(header, value), "words".getBytes(UTF_8), null, Effort.QUICK)
                .mark();
    }
}
