package org.datapop.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.datapop.shared.FuzzyDate.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyDateTests {

    @ParameterizedTest
    @CsvSource({
        "2013, YEAR, 2013-01-01, 2013-12-31, false",
        "2012~, YEAR, 2012-01-01, 2012-12-31, true",
        "2013-22, SEASON, 2013-06-01, 2013-08-31, false",
        "2013-24~, SEASON, 2013-12-01, 2014-02-28, true",
        "2013-07, MONTH, 2013-07-01, 2013-07-31, false",
        "2012-02-29, DAY, 2012-02-29, 2012-02-29, false"
    })
    void aDateKeepsWhatIsKnownOfIt(
            String edtf,
            Precision precision,
            LocalDate earliest,
            LocalDate latest,
            boolean approximate) {
        var date = new FuzzyDate(edtf);

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.approximate()).isEqualTo(approximate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13",
                "2013-13",
                "2013-20",
                "2013-25",
                "2013-22-01",
                "2013-02-30",
                "2013-00",
                "2013?",
                "about 2013"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new FuzzyDate(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void datesSortByTheFirstDayTheyCanMean() {
        assertThat(Stream.of("2013-22", "2012~", "2013-05", "2013").map(FuzzyDate::new).sorted())
                .extracting(FuzzyDate::edtf)
                .containsExactly("2012~", "2013", "2013-05", "2013-22");
    }
}
