package org.datapop.content.published;

import java.time.Instant;

/**
 * What a document last put right in public, which its readers are told for as long as it is there.
 *
 * @param change {@code clarification} or {@code correction}
 * @param note what was put right; empty where nobody said it
 */
public record Correction(String change, String note, Instant at) {}
