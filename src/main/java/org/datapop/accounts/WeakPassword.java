package org.datapop.accounts;

/** A password that would be guessed. */
public class WeakPassword extends RuntimeException {

    /** Why, as the key of a message {@code password.<reason>}. */
    public enum Reason {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        PERSONAL,
        TOO_EASY
    }

    private final Reason reason;

    WeakPassword(Reason reason) {
        super("The password is refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
