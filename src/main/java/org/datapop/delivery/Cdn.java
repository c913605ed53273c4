package org.datapop.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a network of caches in front of the site is told with a page: how long it may keep it (RFC
 * 9213), and by which tags it is told that it may no longer. Browsers are told nothing of that:
 * they ask each time.
 */
@Component
class Cdn {

    private static final Duration WHERE_IT_IS_TOLD = Duration.ofDays(1);

    /** While a new one is fetched, and while the site is away. */
    private static final String STALE = ", stale-while-revalidate=60, stale-if-error=86400";

    private final @Nullable Duration hold;
    private final String tagHeader;

    Cdn(CdnSettings settings) {
        var told = settings.purge() == null ? null : WHERE_IT_IS_TOLD;
        this.hold = settings.hold() == null ? told : settings.hold();
        this.tagHeader = settings.tagHeader();
    }

    Map<String, String> headers(int[] tags) {
        return hold == null
                ? Map.of()
                : Map.of(
                        "CDN-Cache-Control",
                        "s-maxage=" + hold.toSeconds() + STALE,
                        tagHeader,
                        Arrays.stream(tags).mapToObj(Cdn::tag).collect(Collectors.joining(" ")));
    }

    /** A tag as the network knows it: eight hexadecimal digits. */
    static String tag(int number) {
        return HexFormat.of().toHexDigits(number);
    }
}
