package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "br, gzip",
                "gzip;q=0.5",
                "deflate, gzip ; q=1.0, br",
                "x-gzip"
            })
    void zipsForThoseWhoAccept(String accepted) {
        assertThat(Accepted.of(accepted).gzip()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ";",
                "br",
                "gzip;q=0",
                "gzip;q=0.000, br",
                "gzipped",
                "no-gzip",
                "identity"
            })
    void andForNobodyElse(String accepted) {
        assertThat(Accepted.of(accepted).gzip()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, deflate, br, zstd", "BR;q=0.1", "gzip;q=0, br"})
    void packsSmallerForThoseWhoAcceptThat(String accepted) {
        assertThat(Accepted.of(accepted).brotli()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=0", "br;q=0.0", "brotli"})
    void andNotForOthers(String accepted) {
        assertThat(Accepted.of(accepted).brotli()).isFalse();
    }

    @Test
    void whoSaysNothingGetsItAsItIs() {
        assertThat(Accepted.of(null)).isEqualTo(Accepted.NOTHING);
    }
}
