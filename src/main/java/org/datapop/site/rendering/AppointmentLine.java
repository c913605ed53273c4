package org.datapop.site.rendering;

import java.time.LocalDate;
import org.datapop.content.spi.Appointment;
import org.jspecify.annotations.Nullable;

/**
 * An appointment in words.
 *
 * @param role empty where only the organization is known
 * @param card the organization's document; null where there is none, then its name stands in {@code
 *     organization}
 * @param period when, as a reader says it ("2012 to 2013", "in 2013"); empty where unknown
 * @param isHeld whether it is held on the day that is read
 */
record AppointmentLine(
        String role,
        @Nullable Card card,
        String organization,
        String period,
        String source,
        String sourceUrl,
        boolean isHeld) {

    /**
     * Whether an appointment was held on a day, as far as its dates tell: half known ones count as
     * wide as they may be meant, and one without dates is held on none.
     */
    static boolean isHeld(Appointment of, LocalDate day) {
        var on = of.on();
        if (of.from() == null && of.until() == null) {
            return on != null && !on.earliest().isAfter(day) && !on.latest().isBefore(day);
        }
        return (of.from() == null || !of.from().earliest().isAfter(day))
                && (of.until() == null || !of.until().latest().isBefore(day));
    }
}
