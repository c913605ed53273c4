package org.datapop.web;

/**
 * A file of the site's own, read at start-up.
 *
 * @param caching the value of the header Cache-Control
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares assets.
record Asset(String url, String type, String caching, byte[] bytes) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_DAY = "public, max-age=86400";

    /** A file whose address changes with its content. */
    static Asset of(String name, String extension, String type, byte[] bytes) {
        var url = Assets.FOLDER + name + "." + Digests.fingerprint(bytes) + "." + extension;
        return new Asset(url, type, FOR_EVER, bytes);
    }

    /** A file that is asked for by a name which nobody can change. */
    static Asset at(String url, String type, byte[] bytes) {
        return new Asset(url, type, A_DAY, bytes);
    }

    Assets.Link link() {
        return new Assets.Link(url, Digests.integrity("SHA-384", bytes));
    }
}
