package org.datapop.admin;

/** Somebody must show who they are before this is done. */
final class ConfirmFirst extends RuntimeException {

    private final String problem;

    /**
     * @param problem with the last attempt; empty where there was none
     */
    ConfirmFirst(String problem) {
        super("To be confirmed first", null, false, false);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
