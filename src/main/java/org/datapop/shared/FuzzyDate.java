package org.datapop.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as it is known, written in a subset of EDTF (ISO 8601-2): {@code 2013}, {@code
 * 2013-07}, {@code 2013-07-14}, a season {@code 2013-21} (spring) to {@code 2013-24} (winter), and
 * each of them with {@code ~} for "about". History is full of dates that are only half known, and a
 * site that is quoted must not pretend.
 */
public record FuzzyDate(@JsonValue String edtf) implements Comparable<FuzzyDate> {

    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        SEASON,
        MONTH,
        DAY
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(~)?");
    private static final int FIRST_SEASON = 21;
    private static final int LAST_SEASON = 24;

    /**
     * @throws IllegalArgumentException when the text is no such date, the 30th of February included
     */
    @JsonCreator
    public FuzzyDate {
        if (!isDate(edtf)) {
            throw new IllegalArgumentException("'" + edtf + "' is not a date");
        }
    }

    public static boolean isDate(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        var month = number(parts, 2);
        var day = number(parts, 3);
        if (month == null || (day == null && month >= FIRST_SEASON && month <= LAST_SEASON)) {
            return true;
        }
        if (month < 1 || month > 12) {
            return false;
        }
        return day == null || YearMonth.of(number(parts), month).isValidDay(day);
    }

    public int year() {
        return number(parts());
    }

    /** 1 to 12, or null where only the year or the season is known. */
    public @Nullable Integer month() {
        return precision() == Precision.SEASON ? null : number(parts(), 2);
    }

    /** 1 (spring) to 4 (winter), or null. */
    public @Nullable Integer season() {
        var second = number(parts(), 2);
        return second != null && precision() == Precision.SEASON ? second - FIRST_SEASON + 1 : null;
    }

    /** 1 to 31, or null. */
    public @Nullable Integer day() {
        return number(parts(), 3);
    }

    public boolean approximate() {
        return edtf.endsWith("~");
    }

    public Precision precision() {
        var parts = parts();
        var second = number(parts, 2);
        if (second == null) {
            return Precision.YEAR;
        }
        if (number(parts, 3) != null) {
            return Precision.DAY;
        }
        return second >= FIRST_SEASON ? Precision.SEASON : Precision.MONTH;
    }

    /**
     * The first day the date can mean, for sorting and for drawing. Winter counts as the end of its
     * year.
     */
    public LocalDate earliest() {
        var season = season();
        var month = month();
        var day = day();
        if (season != null) {
            return LocalDate.of(year(), season * 3, 1);
        }
        return LocalDate.of(year(), month == null ? 1 : month, day == null ? 1 : day);
    }

    /** The last day the date can mean. Winter lasts until the end of the next February. */
    public LocalDate latest() {
        var first = earliest();
        return switch (precision()) {
            case YEAR -> first.withDayOfYear(first.lengthOfYear());
            case SEASON -> YearMonth.from(first).plusMonths(2).atEndOfMonth();
            case MONTH -> YearMonth.from(first).atEndOfMonth();
            case DAY -> first;
        };
    }

    @Override
    public int compareTo(FuzzyDate other) {
        var byDay = earliest().compareTo(other.earliest());
        return byDay != 0 ? byDay : edtf.compareTo(other.edtf);
    }

    @Override
    public String toString() {
        return edtf;
    }

    private Matcher parts() {
        var parts = FORM.matcher(edtf);
        if (!parts.matches()) {
            throw new IllegalStateException(edtf);
        }
        return parts;
    }

    private static int number(Matcher parts) {
        return Integer.parseInt(parts.group(1));
    }

    private static @Nullable Integer number(Matcher parts, int group) {
        var text = parts.group(group);
        return text == null ? null : Integer.valueOf(text);
    }
}
