package org.datapop.content;

/**
 * A revision that is fit to be published, with the document whose lock is held and the place where
 * it will be found.
 */
record Candidate(Document document, Revision revision, Place place) {}
