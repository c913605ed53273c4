package org.datapop.content.spi;

import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.reference;
import static org.datapop.content.spi.Field.url;

import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * A role held somewhere for a time, with the source that says so, because "director" without a date
 * is a claim that turns false unnoticed.
 *
 * @param key never reused within its document
 * @param organization the organization's document
 * @param organizationName its name, where it has none or was called otherwise then
 * @param on the day or year of which the source speaks, where beginning and end are unknown
 */
public record Appointment(
        String key,
        String role,
        @Nullable Reference organization,
        String organizationName,
        @Nullable FuzzyDate from,
        @Nullable FuzzyDate until,
        @Nullable FuzzyDate on,
        String source,
        String sourceUrl) {

    /** The group of fields that edits appointments. */
    public static Field field(String key) {
        return group(
                key,
                line("role").max(160).translatable(),
                reference("organization", "organization"),
                line("organizationName").max(160),
                date("from"),
                date("until"),
                date("on"),
                line("source").max(300).translatable(),
                url("sourceUrl"));
    }
}
