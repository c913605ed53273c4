package org.datapop.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request may look like before anybody reads a meaning into it: one spelling of every path,
 * and nothing that two decoders could understand differently.
 */
final class RequestLimits {

    static final int OK = 200;
    static final int LONGEST_PATH = 1024;
    static final int LONGEST_QUERY = 4096;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private RequestLimits() {}

    /** The status to refuse the request with, or {@link #OK}. */
    static int judge(String method, String rawPath, @Nullable String rawQuery) {
        if (!METHODS.contains(method)) {
            return 501;
        }
        int path = judgePath(rawPath);
        return path != OK || rawQuery == null ? path : judgeQuery(rawQuery);
    }

    private static int judgePath(String raw) {
        String path = decode(raw);
        if (path == null || !path.startsWith("/") || isAmbiguous(raw, path)) {
            return 400;
        }
        return path.length() > LONGEST_PATH ? 414 : OK;
    }

    private static boolean isAmbiguous(String raw, String path) {
        boolean trick =
                raw.indexOf(';') >= 0
                        || raw.contains("%2f")
                        || raw.contains("%2F")
                        || path.indexOf('%') >= 0
                        || path.indexOf('\\') >= 0
                        || path.chars().anyMatch(Character::isISOControl);
        String closed = path + "/";
        return trick || closed.contains("/../") || closed.contains("/./");
    }

    private static int judgeQuery(String raw) {
        if (raw.length() > LONGEST_QUERY) {
            return 414;
        }
        String query = decode(raw);
        boolean readable =
                query != null
                        && query.chars().noneMatch(c -> Character.isISOControl(c) && !isSpace(c));
        return readable ? OK : 400;
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /** Percent-decoding that admits complete escapes and well-formed UTF-8 only. */
    private static @Nullable String decode(String raw) {
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int value = i + 2 < raw.length() ? escape(raw, i) : -1;
                if (value < 0) {
                    return null;
                }
                bytes.write(value);
                i += 2;
            } else if (c > 0x7e || c <= ' ') {
                return null;
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static int escape(String raw, int at) {
        int high = Character.digit(raw.charAt(at + 1), 16);
        int low = Character.digit(raw.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
