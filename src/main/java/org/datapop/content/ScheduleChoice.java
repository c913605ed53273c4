package org.datapop.content;

import java.util.UUID;

/** What becomes of the planned publications when a revision is published now. */
public sealed interface ScheduleChoice {

    /** They take over at their time, as planned. */
    record Keep() implements ScheduleChoice {}

    /** They are cancelled. */
    record Cancel() implements ScheduleChoice {}

    /**
     * The next of them takes over at its time with another revision, one that contains what is
     * published now.
     *
     * @param planned the publication that is next; another isn't touched
     * @param revision of the same document
     */
    record Rebase(UUID planned, UUID revision) implements ScheduleChoice {}
}
