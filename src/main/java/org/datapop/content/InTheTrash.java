package org.datapop.content;

import java.util.UUID;

/** What was to be done to a document can't be done while it is in the trash. */
public final class InTheTrash extends RuntimeException {

    private final UUID document;

    public InTheTrash(UUID document) {
        super("Document " + document + " is in the trash");
        this.document = document;
    }

    public UUID document() {
        return document;
    }
}
