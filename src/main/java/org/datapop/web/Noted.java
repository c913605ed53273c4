package org.datapop.web;

import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/** What of a request's headers matters on the {@link FastLane}, read in one go. */
final class Noted {

    private static final String[] NAMES = {
        "host",
        "accept-encoding",
        "if-none-match",
        "if-modified-since",
        "if-match",
        "if-unmodified-since",
        "if-range",
        "range",
        "x-forwarded-proto"
    };

    private static final int SCHEME = 8;

    private final @Nullable String[] values = new String[NAMES.length];

    private Noted() {}

    /** Null where something was sent twice, or a proxy tells of another scheme. */
    static @Nullable Noted of(MimeHeaders headers) {
        var noted = new Noted();
        for (var i = 0; i < headers.size(); i++) {
            if (!noted.take(headers.getName(i), headers.getValue(i))) {
                return null;
            }
        }
        var scheme = noted.values[SCHEME];
        return scheme == null || scheme.equals("https") ? noted : null;
    }

    private boolean take(MessageBytes name, MessageBytes value) {
        for (var i = 0; i < NAMES.length; i++) {
            if (name.equalsIgnoreCase(NAMES[i])) {
                if (values[i] != null) {
                    return false;
                }
                values[i] = value.toString();
                return true;
            }
        }
        return true;
    }

    @Nullable String host() {
        return values[0];
    }

    Asking asking(boolean isHead) {
        return new Asking(
                isHead, values[1], values[4], values[5], values[2], values[3], values[6],
                values[7]);
    }
}
