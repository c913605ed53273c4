package org.datapop.accounts;

/** What somebody would do, as far as it needs a right. */
public enum Action {
    /** See drafts, lists and histories. */
    READ,
    CREATE,
    SAVE,
    /** Also schedule, withdraw, rename and cancel: whatever changes what the public sees. */
    PUBLISH,
    /** Put into the trash and take out again. */
    TRASH,
    /** Remove every word for ever. */
    ERASE,
    /** Change what surrounds all pages: menus, settings, redirects. */
    CONFIGURE,
    /** Open, change and close accounts. */
    ADMINISTER
}
