package org.datapop.delivery;

import org.datapop.web.Finished;

/** A finished page and its label. */
final class Kept {

    private final Label label;
    private final Finished finished;

    /** Up to which change it was found to be true. */
    private volatile long trueAt;

    private volatile boolean isAskedFor;

    Kept(Label label, Finished finished) {
        this.label = label;
        this.finished = finished;
        this.trueAt = label.asOf();
    }

    Label label() {
        return label;
    }

    String address() {
        return label.address();
    }

    Finished finished() {
        return finished;
    }

    long trueAt() {
        return trueAt;
    }

    void trueAt(long change) {
        trueAt = change;
    }

    /** Whether anybody asked for it since it was made. */
    boolean isAskedFor() {
        return isAskedFor;
    }

    /** Written once only, since all who read it at the same time share it. */
    void noteAskedFor() {
        if (!isAskedFor) {
            isAskedFor = true;
        }
    }

    /** About what it takes in memory, in bytes. */
    int weight() {
        return finished.weight() + label.weight();
    }
}
