package org.datapop.backup;

/** Is told of each step in the thread that does the work, so that a person can watch. */
@FunctionalInterface
public interface Progress {

    /** For who doesn't want to know. */
    Progress UNWATCHED = _ -> {};

    void passed(Step step);
}
