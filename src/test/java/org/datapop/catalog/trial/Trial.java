package org.datapop.catalog.trial;

import java.util.List;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * A type with a field of every kind, added to the site as anybody would add one: five small files
 * and nothing else.
 */
public record Trial(
        String name,
        String lines,
        Markdown text,
        int number,
        @Nullable FuzzyDate date,
        String choice,
        boolean flag,
        String url,
        @Nullable Reference one,
        List<Reference> many,
        List<Row> rows,
        List<Block> blocks,
        @Nullable Picture picture)
        implements Body {

    /** A row of the group. */
    public record Row(String key, String label, Markdown note) {}
}
