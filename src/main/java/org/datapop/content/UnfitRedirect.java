package org.datapop.content;

/** A redirect that would lead nowhere, in a circle, or by a detour. */
public final class UnfitRedirect extends RuntimeException {

    /** What is wrong with it. */
    public enum Reason {
        /** Neither a path of this site nor an address of the web. */
        TARGET,
        /** Takes along what follows an address, but is no folder's. */
        REST,
        /** To itself, or back from where it leads. */
        CIRCLE,
        /** From where a redirect leads already, or to where one begins. */
        CHAIN,
        /** There is one from this address. */
        EXISTS
    }

    private final Reason reason;

    UnfitRedirect(Reason reason, FormerAddress from, RedirectTarget target) {
        super("A redirect from %s to %s can't be: %s".formatted(from, target.value(), reason));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
