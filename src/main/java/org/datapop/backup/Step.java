package org.datapop.backup;

/**
 * How far a backup or its restoring has come, for whoever waits for it.
 *
 * @param what the name of the table or folder
 * @param items how many rows or files so far
 * @param bytes how many bytes so far, uncompressed
 * @param number which part this is, beginning with 1
 * @param of how many parts there are
 * @param done whether the part is complete; of a folder with many files there are steps before that
 */
public record Step(
        Deed deed,
        Part part,
        String what,
        long items,
        long bytes,
        int number,
        int of,
        boolean done) {

    /** What was done with a part; restoring checks all of them first and then restores each. */
    public enum Deed {
        SAVED,
        CHECKED,
        RESTORED
    }

    /** What a part is made of. */
    public enum Part {
        TABLE,
        FOLDER
    }
}
