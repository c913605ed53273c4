package org.datapop.content;

/** Where a document stands, as editors speak of it. */
public enum DocumentState {
    /** Begun, and nothing saved yet. */
    EMPTY,
    /** Saved, and never public. */
    DRAFT,
    /** Public as it was last saved, be it in an earlier save that says the same. */
    LIVE,
    /** Public, with changes that aren't. */
    CHANGED,
    /** Not public, and planned to be. */
    SCHEDULED,
    /** No longer public: withdrawn with a reason, or past its time. */
    WITHDRAWN,
    TRASHED,
    ERASED
}
