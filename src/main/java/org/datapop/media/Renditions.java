package org.datapop.media;

import java.util.List;

/**
 * A picture made anew.
 *
 * @param files from the narrowest
 */
record Renditions(List<File> files) {

    /** One width of it, as WebP, without a word about camera, place or day. */
    record File(int width, int height, byte[] bytes) {}

    File widest() {
        return files.getLast();
    }
}
