package org.datapop.web;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The codings that a client takes, by its Accept-Encoding (RFC 9110, 12.5.3). Of those that it
 * likes equally the smallest is sent, and what it likes less is not: the preference is the site's.
 *
 * @param gzip whether it takes gzip
 * @param brotli whether it takes Brotli
 */
record Accepted(boolean gzip, boolean brotli) {

    static final Accepted NOTHING = new Accepted(false, false);

    /** Browsers send the same few values again and again; whatever else comes isn't kept. */
    private static final int MOST_KNOWN = 100;

    private static final int LONGEST_KNOWN = 100;
    private static final Map<String, Accepted> KNOWN = new ConcurrentHashMap<>();

    static Accepted of(@Nullable String header) {
        if (header == null) {
            return NOTHING;
        }
        var known = KNOWN.get(header);
        if (known != null) {
            return known;
        }
        var read = read(header);
        if (KNOWN.size() < MOST_KNOWN && header.length() <= LONGEST_KNOWN) {
            KNOWN.put(header, read);
        }
        return read;
    }

    private static Accepted read(String header) {
        var gzip = false;
        var brotli = false;
        for (var part : header.toLowerCase(Locale.ROOT).split(",")) {
            var pieces = part.split(";");
            var isWanted = isWanted(pieces);
            switch (pieces.length == 0 ? "" : pieces[0].strip()) {
                case "gzip", "x-gzip" -> gzip = isWanted;
                case "br" -> brotli = isWanted;
                default -> {
                    // Nothing that is sent here; "*" is left alone, as who means it says less.
                }
            }
        }
        return new Accepted(gzip, brotli);
    }

    private static boolean isWanted(String[] pieces) {
        for (var i = 1; i < pieces.length; i++) {
            var piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                return !piece.substring(2).strip().matches("0(\\.0{0,3})?");
            }
        }
        return true;
    }
}
