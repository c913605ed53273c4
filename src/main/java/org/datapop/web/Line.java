package org.datapop.web;

import java.nio.charset.StandardCharsets;

/**
 * A header, ready for the wire.
 *
 * @param nameBytes and the other: the same once more, since making bytes of strings again for every
 *     request is much of the work
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares lines.
record Line(String name, String value, byte[] nameBytes, byte[] valueBytes) {

    static Line of(String name, String value) {
        return new Line(
                name,
                value,
                name.getBytes(StandardCharsets.ISO_8859_1),
                value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
