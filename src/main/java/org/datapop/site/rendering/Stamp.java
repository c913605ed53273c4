package org.datapop.site.rendering;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.datapop.content.published.Version;

/**
 * An instant as an address spells it: {@code yyyyMMddHHmmss} in UTC means the end of that second,
 * so that whatever was published within it is seen; where two were, six more digits name the first
 * by its microsecond.
 *
 * @param digits 14, or 20
 */
public record Stamp(String digits) {

    private static final Pattern FORM = Pattern.compile("\\d{14}(\\d{6})?");
    private static final Pattern PART = Pattern.compile("\\d{4}(\\d{2}){0,4}");
    private static final Duration REST = Duration.ofSeconds(1).minus(1, ChronoUnit.MICROS);
    private static final DateTimeFormatter SECONDS = formatter("uuuuMMddHHmmss");
    private static final DateTimeFormatter MICROS = formatter("uuuuMMddHHmmssSSSSSS");
    private static final int TO_THE_SECOND = 14;

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT)
                .withZone(ZoneOffset.UTC);
    }

    /** Empty for what is no instant, such as a 31 February. */
    public static Optional<Stamp> of(String digits) {
        var stamp = new Stamp(digits);
        return FORM.matcher(digits).matches() && stamp.isInstant()
                ? Optional.of(stamp)
                : Optional.empty();
    }

    /** As short as tells it from what began in the same second. */
    public static Stamp of(Version version) {
        return new Stamp((version.isFollowed() ? MICROS : SECONDS).format(version.at()));
    }

    /** To the second. */
    public static Stamp ofSecond(Instant instant) {
        return new Stamp(SECONDS.format(instant));
    }

    /** To the microsecond. */
    static Stamp exactly(Instant instant) {
        return new Stamp(MICROS.format(instant));
    }

    /**
     * The end of the year, month, day, hour or minute that the digits name, or now where it goes
     * on; empty for others.
     */
    public static Optional<Stamp> ofPeriod(String digits, Instant now) {
        if (!PART.matcher(digits).matches()) {
            return Optional.empty();
        }
        var begin = Stamp.of(digits + "00000101000000".substring(digits.length()));
        return begin.map(stamp -> {
            var from = stamp.second().atOffset(ZoneOffset.UTC);
            var end =
                    switch (digits.length()) {
                        case 4 -> from.plusYears(1);
                        case 6 -> from.plusMonths(1);
                        case 8 -> from.plusDays(1);
                        case 10 -> from.plusHours(1);
                        default -> from.plusMinutes(1);
                    };
            var last = end.minusSeconds(1).toInstant();
            var goesOn = last.isAfter(now) && !from.toInstant().isAfter(now);
            return ofSecond(goesOn ? now : last);
        });
    }

    private boolean isInstant() {
        try {
            return digits.equals(format().format(parsed()));
        } catch (DateTimeException _) {
            return false;
        }
    }

    private DateTimeFormatter format() {
        return digits.length() == TO_THE_SECOND ? SECONDS : MICROS;
    }

    private Instant parsed() {
        return LocalDateTime.parse(digits, format()).toInstant(ZoneOffset.UTC);
    }

    /** The beginning of its second, which is as exactly as HTTP tells dates. */
    public Instant second() {
        return parsed().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What is read. */
    public Instant instant() {
        return digits.length() == TO_THE_SECOND ? parsed().plus(REST) : parsed();
    }

    @Override
    public String toString() {
        return digits;
    }
}
