package org.datapop.media;

/** What was uploaded can't become a picture of the site. */
public final class UnfitPicture extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No file was chosen, or it is empty. */
        EMPTY,
        /** Not a JPEG, PNG or WebP, whatever it is called, or a damaged one. */
        UNREADABLE,
        /** More bytes than are taken. */
        TOO_HEAVY,
        /** More pixels than are taken, by what the file says of itself. */
        TOO_LARGE,
        /** Others are uploading, and it didn't get its turn. */
        BUSY
    }

    private final Reason reason;

    UnfitPicture(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
