package org.datapop.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what is written, and leaves the stream below it open for the next entry. */
final class Tally extends OutputStream {

    private final OutputStream below;
    private final MessageDigest digest = sha256();
    private long bytes;

    Tally(OutputStream below) {
        this.below = below;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] many, int from, int length) throws IOException {
        below.write(many, from, length);
        digest.update(many, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** To be asked once, when all is written. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
