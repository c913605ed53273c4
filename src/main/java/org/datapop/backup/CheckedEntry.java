package org.datapop.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Reads an entry and fails at its end unless every byte was what the manifest says. So nothing is
 * restored that wasn't checked, even if the file changes while it is read.
 */
final class CheckedEntry extends InputStream {

    private final String name;
    private final InputStream below;
    private final long expectedBytes;
    private final String expectedSha256;
    private final MessageDigest digest = Tally.sha256();
    private long bytes;
    private boolean ended;

    CheckedEntry(String name, InputStream below, long expectedBytes, String expectedSha256) {
        this.name = name;
        this.below = below;
        this.expectedBytes = expectedBytes;
        this.expectedSha256 = expectedSha256;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var count = below.read(into, from, length);
        if (count >= 0) {
            digest.update(into, from, count);
            bytes += count;
            // A longer entry than was written is not read to an end that may never come.
            if (bytes > expectedBytes) {
                throw new DamagedEntry(name);
            }
        } else if (!ended) {
            ended = true;
            var found = HexFormat.of().formatHex(digest.digest());
            if (bytes != expectedBytes || !found.equals(expectedSha256)) {
                throw new DamagedEntry(name);
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        below.close();
    }

    /** The bytes are not those that were written. */
    static final class DamagedEntry extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedEntry(String name) {
            super(name + " is not what was written");
        }
    }
}
