package org.datapop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of the site's own, finished at start-up; its address changes with its content. */
record Asset(
        String url, String fingerprint, String type, byte[] plain, byte[] gzip, String integrity) {

    static Asset of(String name, String extension, String type, byte[] bytes) {
        String fingerprint = Digests.fingerprint(bytes);
        String url = Assets.FOLDER + name + "." + fingerprint + "." + extension;
        return new Asset(
                url, fingerprint, type, bytes, zip(bytes), Digests.integrity("SHA-384", bytes));
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
