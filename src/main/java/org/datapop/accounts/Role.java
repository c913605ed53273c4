package org.datapop.accounts;

/** What an account is trusted with. */
public enum Role {
    /** Everything, accounts and settings included. */
    ADMINISTRATOR,
    /** All content. */
    EDITOR,
    /** Drafts of their own, which somebody else publishes. */
    CONTRIBUTOR
}
