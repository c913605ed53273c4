package org.datapop.markup;

import java.nio.charset.StandardCharsets;

/** Spells an address in ASCII without touching what is already encoded. */
final class PercentEncoding {

    /** What RFC 3986 allows, less brackets of every kind, which the allow-list encodes as well. */
    private static final String KEPT = "-._~:/?#@!$&'*+,;=";

    private PercentEncoding() {}

    static String of(String address) {
        var encoded = new StringBuilder(address.length() + 16);
        address.codePoints()
                .forEach(c -> {
                    if (c == '%' || isKept(c)) {
                        encoded.appendCodePoint(c);
                    } else {
                        append(encoded, c);
                    }
                });
        return encodeLonePercentSigns(encoded.toString());
    }

    private static boolean isKept(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
    }

    private static void append(StringBuilder encoded, int c) {
        for (var octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format("%02X", octet));
        }
    }

    private static String encodeLonePercentSigns(String address) {
        return address.replaceAll("%(?!\\p{XDigit}{2})", "%25");
    }
}
