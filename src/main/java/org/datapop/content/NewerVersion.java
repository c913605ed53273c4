package org.datapop.content;

/**
 * The document was saved by a newer version of this application; saving over it here would lose
 * what only that one knows.
 */
public final class NewerVersion extends RuntimeException {

    NewerVersion(String type, int stored, int known) {
        super(
                "A "
                        + type
                        + " of version "
                        + stored
                        + " is not saved by a node that knows version "
                        + known);
    }
}
