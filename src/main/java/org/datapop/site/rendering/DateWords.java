package org.datapop.site.rendering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Says dates as a reader would, as exactly as they are known and no more. */
record DateWords(MessageSource messages, Locale locale, ZoneId zone) {

    String of(@Nullable FuzzyDate date) {
        if (date == null) {
            return "";
        }
        var words = exact(date);
        return date.approximate() ? message("date.about", words) : words;
    }

    /** From when to when, with either end open. */
    String period(@Nullable FuzzyDate from, @Nullable FuzzyDate until, @Nullable FuzzyDate on) {
        if (from != null && until != null) {
            return message("date.fromUntil", of(from), of(until));
        }
        if (from != null) {
            return message("date.from", of(from), kind(from));
        }
        if (until != null) {
            return message("date.until", of(until), kind(until));
        }
        return on == null ? "" : message("date.on", of(on), kind(on));
    }

    String of(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** The day and the time of day. */
    String moment(Instant instant) {
        var time =
                DateTimeFormatter.ofPattern(message("date.time"), locale)
                        .format(instant.atZone(zone));
        return message(
                "date.moment", of(instant), time, zone.getDisplayName(TextStyle.SHORT, locale));
    }

    private String exact(FuzzyDate date) {
        return switch (date.precision()) {
            case YEAR -> Integer.toString(date.year());
            case SEASON -> message("date.season." + date.season(), Integer.toString(date.year()));
            case MONTH -> month(YearMonth.from(date.earliest()));
            case DAY -> day(date.earliest());
        };
    }

    private String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(message("date.month"), locale).format(month);
    }

    private String day(LocalDate day) {
        var pattern = message(day.getDayOfMonth() == 1 ? "date.firstDay" : "date.day");
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    /** By which a language chooses the words before a date. */
    private static int kind(FuzzyDate date) {
        var season = date.season();
        if (season != null) {
            return 1 + season;
        }
        return date.precision() == FuzzyDate.Precision.DAY ? 1 : 0;
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
