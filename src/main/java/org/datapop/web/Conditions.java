package org.datapop.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of something is sent, in the order of RFC 9110, 13.2.2: If-Match,
 * If-Unmodified-Since, If-None-Match, If-Modified-Since, If-Range with Range.
 */
final class Conditions {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")");
    private static final Pattern ONE_RANGE =
            Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    private Conditions() {}

    /**
     * What to send.
     *
     * @param status 200, 206, 304, 412 or 416
     * @param from the first byte of a part
     * @param until the byte after the last of a part
     */
    record Verdict(int status, int from, int until) {

        static Verdict whole(int length) {
            return new Verdict(200, 0, length);
        }

        int length() {
            return until - from;
        }

        /** Of what didn't change nothing is said, not even how long it is. */
        boolean hasLength() {
            return status != 304;
        }

        static Verdict nothing(int status) {
            return new Verdict(status, 0, 0);
        }
    }

    /**
     * @param tag the strong tag of the form that would be sent; null for none
     * @param since when it last changed; null where that isn't known
     * @param length of its body in bytes
     */
    static Verdict judge(Asking asking, @Nullable String tag, @Nullable Instant since, int length) {
        if (isUnlike(asking, tag, since)) {
            return Verdict.nothing(412);
        }
        if (isUnchanged(asking, tag, since)) {
            return Verdict.nothing(304);
        }
        var range = asking.range();
        // RFC 9110, 14.2: only GET has ranges.
        return range == null || asking.isHead() || !isSameStill(asking.ifRange(), tag, since)
                ? Verdict.whole(length)
                : part(range, length);
    }

    private static boolean isUnlike(Asking asking, @Nullable String tag, @Nullable Instant since) {
        if (asking.ifMatch() != null) {
            return !names(asking.ifMatch(), tag, true);
        }
        var until = date(asking.ifUnmodifiedSince());
        return until != null && since != null && since.isAfter(until);
    }

    private static boolean isUnchanged(
            Asking asking, @Nullable String tag, @Nullable Instant since) {
        if (asking.ifNoneMatch() != null) {
            return names(asking.ifNoneMatch(), tag, false);
        }
        var until = date(asking.ifModifiedSince());
        return until != null && since != null && !since.isAfter(until);
    }

    private static boolean isSameStill(
            @Nullable String ifRange, @Nullable String tag, @Nullable Instant since) {
        if (ifRange == null) {
            return true;
        }
        return ifRange.startsWith("\"")
                ? ifRange.equals(tag)
                : since != null && since.equals(date(ifRange));
    }

    /** Whether a list of tags, or {@code *}, has this one. */
    private static boolean names(String list, @Nullable String tag, boolean strongly) {
        if (tag == null) {
            return false;
        }
        if (list.equals(tag) || list.strip().equals("*")) {
            return true;
        }
        var each = TAG.matcher(list);
        while (each.find()) {
            if (each.group(2).equals(tag) && !(strongly && each.group(1) != null)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Several parts at once are nobody's right; the whole is sent then, as for what isn't
     * understood.
     */
    private static Verdict part(String range, int length) {
        var one = ONE_RANGE.matcher(range);
        if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Verdict.whole(length);
        }
        if (one.group(1).isEmpty()) {
            var last = Long.parseLong(one.group(2));
            return last == 0 || length == 0
                    ? Verdict.nothing(416)
                    : new Verdict(206, (int) Math.max(0, length - last), length);
        }
        var from = Long.parseLong(one.group(1));
        var until = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2)) + 1;
        if (until <= from) {
            return Verdict.whole(length); // not a range at all
        }
        return from >= length
                ? Verdict.nothing(416)
                : new Verdict(206, (int) from, (int) Math.min(until, length));
    }

    /** An HTTP date of the one form that is still written; null for anything else. */
    static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** Instants are sent to the second. */
    static Instant toTheSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
