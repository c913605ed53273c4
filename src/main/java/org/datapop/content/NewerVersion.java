package org.datapop.content;

/**
 * The document was saved, or its form was drawn, by a newer version of this application; saving it
 * here would lose what only that one knows.
 */
public final class NewerVersion extends RuntimeException {

    /**
     * @param stored the version it has
     * @param known the newest that is known here
     */
    public NewerVersion(String type, int stored, int known) {
        super(
                "A "
                        + type
                        + " of version "
                        + stored
                        + " is not saved by a node that knows version "
                        + known);
    }
}
