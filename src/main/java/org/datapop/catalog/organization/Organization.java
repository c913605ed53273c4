package org.datapop.catalog.organization;

import java.util.List;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * An organization as far as sources tell.
 *
 * @param kind what it is, in a few words ("development policy think tank")
 * @param founding its part in the founding, in a few words; empty for an organization that had none
 */
public record Organization(
        String name,
        String shortName,
        String sortName,
        String kind,
        String summary,
        Markdown text,
        String founding,
        @Nullable FuzzyDate created,
        String country,
        List<Entry> fields,
        List<Entry> topics,
        List<Entry> supporters,
        List<Entry> partners,
        List<Appointment> appointments,
        String website,
        @Nullable Picture picture)
        implements Body {

    /** One line of a list. */
    public record Entry(String key, String text) {}
}
