package org.datapop.catalog.event;

import java.util.List;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened once or lasted for a time, with the source that says so.
 *
 * @param from when it began and {@code until} when it ended, for what lasted; either may be unknown
 * @param on when it happened, for what happened once
 * @param position its place among those of the same date, from 1
 */
public record Event(
        String name,
        Markdown text,
        @Nullable FuzzyDate from,
        @Nullable FuzzyDate until,
        @Nullable FuzzyDate on,
        int position,
        List<Reference> people,
        List<Reference> organizations,
        String source,
        String sourceUrl)
        implements Body {}
