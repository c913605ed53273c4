package org.datapop.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes instants as the clock of whoever reads them shows them: by 24 hours, day before month. */
public record Times(ZoneId zone, Locale locale) {

    /** Date and time to the minute; empty for null. */
    public String of(@Nullable Instant instant) {
        return instant == null
                ? ""
                : written(
                        instant,
                        DateTimeFormatter.ofLocalizedDateTime(
                                FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    /** The time alone where the other instant, which stands beside it, is of the same day. */
    public String beside(Instant instant, Instant other) {
        return isSameDay(instant, other) ? clock(instant) : of(instant);
    }

    public boolean isSameDay(Instant instant, Instant other) {
        return instant.atZone(zone).toLocalDate().equals(other.atZone(zone).toLocalDate());
    }

    private String written(Instant instant, DateTimeFormatter format) {
        return format.withLocale(locale.equals(Locale.ENGLISH) ? Locale.UK : locale)
                .format(instant.atZone(zone));
    }

    /** The time alone, to the minute. */
    public String clock(Instant instant) {
        return written(instant, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    }

    /** The name of a language in that of whoever reads it. */
    public String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(locale);
    }

    /** For machines. */
    public String iso(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
