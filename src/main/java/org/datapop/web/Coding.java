package org.datapop.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How a body is packed on its way, by the names of RFC 9110. */
public enum Coding {
    IDENTITY("identity"),
    GZIP("gzip"),
    BROTLI("br");

    /** Whether this machine has the library that packs Brotli; without it there is gzip. */
    private static final boolean HAS_BROTLI = Brotli4jLoader.isAvailable();

    private static final int SMALL = 256;
    private static final int BROTLI_QUICK = 5;
    private static final int BROTLI_SMALLEST = 11;

    /** How long packing may take. */
    public enum Effort {
        /** Under a millisecond for a page: somebody waits for it. */
        QUICK(6, BROTLI_QUICK),
        /** Some ten times that, and a tenth smaller. */
        THOROUGH(Deflater.BEST_COMPRESSION, BROTLI_SMALLEST);

        private final int deflate;
        private final int brotli;

        Effort(int deflate, int brotli) {
            this.deflate = deflate;
            this.brotli = brotli;
        }
    }

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    /** As it stands in Content-Encoding. */
    String token() {
        return token;
    }

    /** The packed bytes; null where this isn't worth it or can't be done here. */
    byte @Nullable [] pack(byte[] body, Effort effort) {
        if (this == IDENTITY) {
            return body;
        }
        if (!isWorth(body)) {
            return null;
        }
        try {
            return this == GZIP ? gzip(body, effort.deflate) : brotli(body, effort.brotli);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the body is packed at all. */
    boolean isWorth(byte[] body) {
        return this == IDENTITY || body.length >= SMALL && (this == GZIP || HAS_BROTLI);
    }

    private static byte[] brotli(byte[] body, int quality) throws IOException {
        // With more of a window than there is to see, each call takes tens of megabytes.
        var window = Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(body.length), 16, 22);
        return Encoder.compress(body, Encoder.Parameters.create(quality, window));
    }

    private static byte[] gzip(byte[] body, int level) throws IOException {
        var zipped = new ByteArrayOutputStream(body.length / 3);
        try (var out = new Gzip(zipped, level)) {
            out.write(body);
        }
        return zipped.toByteArray();
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(ByteArrayOutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }
}
