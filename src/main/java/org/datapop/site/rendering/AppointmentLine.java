package org.datapop.site.rendering;

import org.jspecify.annotations.Nullable;

/**
 * An appointment in words.
 *
 * @param role empty where only the organization is known
 * @param card the organization's document; null where there is none, then its name stands in {@code
 *     organization}
 * @param period when, as a reader says it ("2012 to 2013", "in 2013"); empty where unknown
 */
record AppointmentLine(
        String role,
        @Nullable Card card,
        String organization,
        String period,
        String source,
        String sourceUrl) {}
