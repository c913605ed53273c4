package org.datapop.content;

import java.util.UUID;

/** Publishing now needs a decision first: what becomes of the publication that is planned? */
public final class ScheduleExists extends RuntimeException {

    private final UUID planned;
    private final UUID revision;

    /**
     * @param planned the next planned publication
     * @param revision its revision
     */
    ScheduleExists(UUID planned, UUID revision) {
        super("Publication " + planned + " is planned and nobody said what becomes of it");
        this.planned = planned;
        this.revision = revision;
    }

    public UUID planned() {
        return planned;
    }

    public UUID revision() {
        return revision;
    }
}
