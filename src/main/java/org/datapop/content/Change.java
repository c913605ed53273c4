package org.datapop.content;

/** What kind of change a publication makes, as readers are told. */
public enum Change {
    TYPO,
    UPDATE,
    CLARIFICATION,
    CORRECTION
}
