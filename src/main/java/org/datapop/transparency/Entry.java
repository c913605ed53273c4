package org.datapop.transparency;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A link of the chain.
 *
 * @param previous the hash of the entry before; zeros for the first
 */
record Entry(
        long number,
        Instant sealedAt,
        Event event,
        byte[] commitment,
        byte[] previous,
        String key) {

    /** What is hashed and signed; the database writes it alike and refuses any other. */
    String line() {
        var hex = HexFormat.of();
        return String.join(
                " ",
                Long.toString(number),
                LogInstant.of(sealedAt),
                LogInstant.of(event.at()),
                event.kind(),
                event.document().toString(),
                Objects.toString(event.revision(), "-"),
                hex.formatHex(commitment),
                hex.formatHex(previous),
                key);
    }

    byte[] hash() {
        return Sha256.of(line());
    }
}
