package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.datapop.web.Conditions.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, sections 13 and 14. */
class ConditionsTests {

    private static final String TAG = "\"tag\"";
    private static final Instant SINCE = Instant.parse("2026-11-29T10:00:00Z");
    private static final String THEN = "Sun, 29 Nov 2026 10:00:00 GMT";
    private static final String BEFORE = "Sun, 29 Nov 2026 09:59:59 GMT";
    private static final String AFTER = "Sun, 29 Nov 2026 10:00:01 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"tag\"; 304",
                "W/\"tag\"; 304",
                "\"a\", \"tag\"; 304",
                "\"a\",W/\"tag\"; 304",
                "*; 304",
                "\"other\"; 200",
                "tag; 200",
                "\"tag; 200",
                "\"a,\"tag\"\"; 200"
            })
    void whoHasItAlreadyIsToldSo(String ifNoneMatch, int status) {
        assertThat(judge(Map.of("If-None-Match", ifNoneMatch)).status()).isEqualTo(status);
    }

    @Test
    void theTagCountsMoreThanTheDate() {
        assertThat(judge(Map.of("If-None-Match", "\"other\"", "If-Modified-Since", AFTER)).status())
                .isEqualTo(200);
        assertThat(judge(Map.of("If-None-Match", TAG, "If-Modified-Since", BEFORE)).status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                BEFORE + "; 200",
                THEN + "; 304",
                AFTER + "; 304",
                "yesterday; 200",
                "'Sunday, 29-Nov-26 10:00:00 GMT'; 200"
            })
    void whoHasOneOfADateIsToldWhetherItIsStillThat(String ifModifiedSince, int status) {
        assertThat(judge(Map.of("If-Modified-Since", ifModifiedSince)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"\"tag\"; 200", "*; 200", "W/\"tag\"; 412", "\"other\"; 412"})
    void whoWantsACertainOneGetsNoOther(String ifMatch, int status) {
        assertThat(judge(Map.of("If-Match", ifMatch)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {BEFORE + "; 412", THEN + "; 200", AFTER + "; 200", "never; 200"})
    void whoWantsAnOldOneGetsNoNewer(String ifUnmodifiedSince, int status) {
        assertThat(judge(Map.of("If-Unmodified-Since", ifUnmodifiedSince)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bytes=0-0; 206; 0; 1",
                "bytes=0-99; 206; 0; 100",
                "bytes=10-; 206; 10; 100",
                "bytes=90-1000; 206; 90; 100",
                "bytes=-5; 206; 95; 100",
                "bytes=-1000; 206; 0; 100",
                "bytes = 3 - 4; 206; 3; 5",
                "bytes=100-; 416; 0; 0",
                "bytes=-0; 416; 0; 0",
                "bytes=5-4; 200; 0; 100",
                "bytes=-; 200; 0; 100",
                "bytes=0-1,3-4; 200; 0; 100",
                "lines=0-1; 200; 0; 100",
                "bytes=0-99999999999999999999; 200; 0; 100"
            })
    void whoWantsAPartGetsIt(String range, int status, int from, int until) {
        assertThat(judge(Map.of("Range", range))).isEqualTo(new Verdict(status, from, until));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"tag\"; 206",
                "W/\"tag\"; 200",
                "\"other\"; 200",
                THEN + "; 206",
                AFTER + "; 200",
                BEFORE + "; 200"
            })
    void aPartIsOfTheSameStillOrTheWhole(String ifRange, int status) {
        assertThat(judge(Map.of("Range", "bytes=1-2", "If-Range", ifRange)).status())
                .isEqualTo(status);
    }

    @Test
    void onlyWhoReadsGetsParts() {
        assertThat(Conditions.judge(asking(true, Map.of("Range", "bytes=0-1")), TAG, SINCE, 100))
                .isEqualTo(Verdict.whole(100));
    }

    private static Verdict judge(Map<String, String> headers) {
        return Conditions.judge(asking(false, headers), TAG, SINCE, 100);
    }

    private static Asking asking(boolean isHead, Map<String, String> headers) {
        return new Asking(
                isHead,
                null,
                headers.get("If-Match"),
                headers.get("If-Unmodified-Since"),
                headers.get("If-None-Match"),
                headers.get("If-Modified-Since"),
                headers.get("If-Range"),
                headers.get("Range"));
    }
}
