package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RequiresPostgresqlTests {

    @Test
    void aPersonWithoutPostgresqlIsToldWhatIsSkipped() {
        var result = RequiresPostgresql.missing(false);
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason().orElseThrow()).contains("apt-get install postgresql");
    }

    @Test
    void continuousIntegrationMayNotSkip() {
        assertThatIllegalStateException().isThrownBy(() -> RequiresPostgresql.missing(true));
    }
}
