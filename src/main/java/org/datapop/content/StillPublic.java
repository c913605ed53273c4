package org.datapop.content;

import java.util.UUID;

/**
 * A document was to be put aside without a word, but readers see it or will: somebody may have
 * published it a moment ago.
 */
public final class StillPublic extends RuntimeException {

    StillPublic(UUID document) {
        super("Document " + document + " is public");
    }
}
