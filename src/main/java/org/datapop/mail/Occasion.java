package org.datapop.mail;

import org.datapop.accounts.Purpose;
import org.jspecify.annotations.Nullable;

/** Why a mail is written. */
public enum Occasion {
    /** Somebody may work here from now on, and chooses a password. */
    INVITATION(Purpose.INVITATION, "/admin/invitation/"),
    /** Somebody forgot their password, or says so. */
    RESET(Purpose.RESET, "/admin/reset/"),
    /** So that whoever didn't do it themselves notices. */
    PASSWORD_CHANGED(null, "/admin/forgotten"),
    /** Somebody wants to sign in by this address from now on. */
    EMAIL_LINK(Purpose.EMAIL, "/admin/email/"),
    /** The same, where the address is somebody else's, who alone is told. Never stored as such. */
    EMAIL_TAKEN(null, "/admin"),
    /** To the address that they have, so that whoever didn't do it themselves notices. */
    EMAIL_ASKED(null, "/admin/forgotten"),
    /** To the address that they had. */
    EMAIL_CHANGED(null, "/admin/sign-in"),
    /** There is one more way in, so that whoever didn't make it themselves notices. */
    PASSKEY_ADDED(null, "/admin/account"),
    /** An administrator tries whether mails arrive. */
    TRIAL(null, "/admin/mails");

    private final @Nullable Purpose purpose;
    private final String path;

    Occasion(@Nullable Purpose purpose, String path) {
        this.purpose = purpose;
        this.path = path;
    }

    /** Of the link in the mail; null where the link is no secret. */
    @Nullable Purpose purpose() {
        return purpose;
    }

    /** To where the link leads, up to its secret. */
    String path() {
        return path;
    }

    /** In the keys of its words. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
