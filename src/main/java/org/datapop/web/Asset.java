package org.datapop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the site's own, finished at start-up; its address changes with its content. */
final class Asset {

    private final String url;
    private final String fingerprint;
    private final String type;
    private final byte[] plain;
    private final byte[] gzip;

    private Asset(String url, String fingerprint, String type, byte[] plain) {
        this.url = url;
        this.fingerprint = fingerprint;
        this.type = type;
        this.plain = plain;
        this.gzip = zip(plain);
    }

    static Asset of(String name, String extension, String type, byte[] bytes) {
        String fingerprint = Digests.fingerprint(bytes);
        String url = Assets.FOLDER + name + "." + fingerprint + "." + extension;
        return new Asset(url, fingerprint, type, bytes);
    }

    String url() {
        return url;
    }

    String type() {
        return type;
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
