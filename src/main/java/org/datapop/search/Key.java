package org.datapop.search;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place of a hit in the order of hits, from which the next page goes on. */
record Key(float rank, UUID document) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{1,8})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Nothing where it was made up; then the first page is as good an answer as any. */
    static Optional<Key> parse(@Nullable String text) {
        var matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var rank = Float.intBitsToFloat(Integer.parseUnsignedInt(matcher.group(1), 16));
        return Float.isFinite(rank)
                ? Optional.of(new Key(rank, UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Integer.toHexString(Float.floatToIntBits(rank)) + "-" + document;
    }
}
