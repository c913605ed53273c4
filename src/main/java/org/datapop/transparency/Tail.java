package org.datapop.transparency;

import java.time.Instant;
import java.util.HexFormat;

/**
 * Where the chain goes on.
 *
 * @param count of its entries
 * @param hash of the last; zeros where there is none
 * @param at the present by the database, never before the last entry was sealed
 */
record Tail(long count, byte[] hash, Instant at) {

    String line(String key) {
        return String.join(
                " ",
                "checkpoint",
                Long.toString(count),
                HexFormat.of().formatHex(hash),
                LogInstant.of(at),
                key);
    }
}
