package org.datapop.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Digests as the web writes them. */
final class Digests {

    private Digests() {}

    /** As in {@code sha384-…}, for integrity attributes and content policies. */
    static String integrity(String algorithm, String text) {
        return integrity(algorithm, text.getBytes(StandardCharsets.UTF_8));
    }

    static String integrity(String algorithm, byte[] bytes) {
        String prefix = algorithm.replace("-", "").toLowerCase(Locale.ROOT);
        return prefix + "-" + Base64.getEncoder().encodeToString(digest(algorithm, bytes));
    }

    /** Sixteen hexadecimal digits that change with the content. */
    static String fingerprint(byte[]... content) {
        return HexFormat.of().formatHex(digest("SHA-256", content), 0, 8);
    }

    private static byte[] digest(String algorithm, byte[]... content) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var bytes : content) {
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
