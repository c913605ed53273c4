package org.datapop.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * Tags as numbers, which take less room than words. Should two tags have the same, a page is made
 * anew once too often. The database's function {@code tag_number} is the same.
 */
final class TagNumber {

    private TagNumber() {}

    static int of(String tag) {
        try {
            // No secret and no proof: any hash would do that the database has too.
            var digest =
                    MessageDigest.getInstance("MD5").digest(tag.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static int[] of(Collection<String> tags) {
        return tags.stream().mapToInt(TagNumber::of).distinct().sorted().toArray();
    }

    /** That of the documents at the path of an address. */
    static int ofPath(String address) {
        var query = address.indexOf('?');
        return of("path:" + (query < 0 ? address : address.substring(0, query)));
    }
}
