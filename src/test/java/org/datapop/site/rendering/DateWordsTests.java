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

    @ParameterizedTest
    @CsvSource({
        "es, 2012~, 2012 aproximadamente, desde 2012 aproximadamente, hasta 2012 aproximadamente, en 2012 aproximadamente",
        "es, 2013-21, primavera de 2013, desde la primavera de 2013, hasta la primavera de 2013, en la primavera de 2013",
        "es, 2013-22, verano de 2013, desde el verano de 2013, hasta el verano de 2013, en el verano de 2013",
        "es, 2013-05, mayo de 2013, desde mayo de 2013, hasta mayo de 2013, en mayo de 2013",
        "es, 2013-05-03, 3 de mayo de 2013, desde el 3 de mayo de 2013, hasta el 3 de mayo de 2013, al 3 de mayo de 2013",
        "fr, 2012~, 2012 environ, depuis 2012 environ, jusqu’en 2012 environ, en 2012 environ",
        "fr, 2013-21, printemps 2013, depuis le printemps 2013, jusqu’au printemps 2013, au printemps 2013",
        "fr, 2013-24, hiver 2013, depuis l’hiver 2013, jusqu’à l’hiver 2013, à l’hiver 2013",
        "fr, 2013-08, août 2013, depuis août 2013, jusqu’en août 2013, en août 2013",
        "fr, 2013-05-01, 1er mai 2013, depuis le 1er mai 2013, jusqu’au 1er mai 2013, au 1er mai 2013",
        "fr, 2013-05-03, 3 mai 2013, depuis le 3 mai 2013, jusqu’au 3 mai 2013, au 3 mai 2013",
        "en, 2013-05-01, 1 May 2013, since 1 May 2013, until 1 May 2013, as of 1 May 2013"
    })
    void everyLanguagePutsItsOwnWordsBeforeADate(
            Locale locale, String edtf, String alone, String from, String until, String on) {
        var words = new DateWords(messages(), locale, ZoneId.of("UTC"));
        var date = new FuzzyDate(edtf);

        assertThat(words.of(date)).isEqualTo(alone);
        assertThat(words.period(date, null, null)).isEqualTo(from);
        assertThat(words.period(null, date, null)).isEqualTo(until);
        assertThat(words.period(null, null, date)).isEqualTo(on);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
