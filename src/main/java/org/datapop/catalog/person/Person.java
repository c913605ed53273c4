package org.datapop.catalog.person;

import java.util.List;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as sources tell.
 *
 * @param sortName the name as lists order it, where that differs from the name
 * @param founding the person's part in the founding, in a few words; empty for one who had none
 * @param links the same person elsewhere
 */
public record Person(
        String name,
        String sortName,
        String summary,
        String founding,
        Markdown biography,
        List<Appointment> appointments,
        List<Link> links,
        @Nullable Picture picture)
        implements Body {

    /** A page about the person on another site. */
    public record Link(String key, String label, String address) {}
}
