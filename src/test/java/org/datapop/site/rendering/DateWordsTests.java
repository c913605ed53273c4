package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.datapop.shared.FuzzyDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class DateWordsTests {

    private final DateWords words =
            new DateWords(messages(), Locale.ENGLISH, ZoneId.of("Pacific/Auckland"));

    @ParameterizedTest
    @CsvSource({
        "2013, 2013",
        "2012~, about 2012",
        "2013-22, summer 2013",
        "2012-24~, about winter 2012",
        "2013-07, July 2013",
        "2013-07-04, 4 July 2013"
    })
    void aDateIsSaidAsExactlyAsItIsKnown(String edtf, String said) {
        assertThat(words.of(new FuzzyDate(edtf))).isEqualTo(said);
    }

    @Test
    void aPeriodHasItsEndsWhereTheyAreKnown() {
        var from = new FuzzyDate("2010");
        var until = new FuzzyDate("2011~");

        assertThat(words.period(from, until, null)).isEqualTo("2010 to about 2011");
        assertThat(words.period(from, null, null)).isEqualTo("since 2010");
        assertThat(words.period(null, until, null)).isEqualTo("until about 2011");
        assertThat(words.period(null, null, from)).isEqualTo("as of 2010");
        assertThat(words.period(null, null, null)).isEmpty();
    }

    @Test
    void anInstantIsADayOfTheSitesTimeZone() {
        assertThat(words.of(Instant.parse("2026-11-23T20:00:00Z"))).isEqualTo("24 November 2026");
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
