package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class FullDiskTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "initdb: could not write to file \"x\": No space left on device",
                "x: Disk quota exceeded"
            })
    void isRecognisedByItsWords(String message) {
        var failure = EmbeddedFailure.of(Path.of("/srv/site"), new IOException(message));
        assertThat(failure)
                .hasMessage(
                        "The disk that holds /srv/site is full: make room on it and start the site"
                                + " again, or point SITE_DATA to another disk.");
    }

    @Test
    void isRecognisedByPostgresCodeWhereverItHappens() {
        var failure = new IllegalStateException(new SQLException("could not extend file", "53100"));
        assertThat(new FullDiskAnalyzer(new MockEnvironment()).analyze(failure))
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .contains("is full: make room");
    }

    @Test
    void isNotSeenInOtherFailures() {
        assertThat(FullDisk.isBehind(new IOException("Permission denied"))).isFalse();
    }
}
