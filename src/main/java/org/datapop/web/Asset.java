package org.datapop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the site's own, finished at start-up. */
final class Asset {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_DAY = "public, max-age=86400";

    private final String url;
    private final String fingerprint;
    private final String type;
    private final String caching;
    private final byte[] plain;
    private final byte[] gzip;

    private Asset(String url, String fingerprint, String type, String caching, byte[] plain) {
        this.url = url;
        this.fingerprint = fingerprint;
        this.type = type;
        this.caching = caching;
        this.plain = plain;
        this.gzip = zip(plain);
    }

    /** A file whose address changes with its content. */
    static Asset of(String name, String extension, String type, byte[] bytes) {
        String fingerprint = Digests.fingerprint(bytes);
        String url = Assets.FOLDER + name + "." + fingerprint + "." + extension;
        return new Asset(url, fingerprint, type, FOR_EVER, bytes);
    }

    /** A file that is asked for by a name which nobody can change. */
    static Asset at(String url, String type, byte[] bytes) {
        return new Asset(url, Digests.fingerprint(bytes), type, A_DAY, bytes);
    }

    String url() {
        return url;
    }

    String type() {
        return type;
    }

    /** The value of the header Cache-Control. */
    String caching() {
        return caching;
    }

    String entityTag(boolean zipped) {
        return '"' + fingerprint + (zipped ? "-gzip\"" : "\"");
    }

    byte[] body(boolean zipped) {
        return zipped ? gzip : plain;
    }

    Assets.Link link() {
        return new Assets.Link(url, Digests.integrity("SHA-384", plain));
    }

    private static byte[] zip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
