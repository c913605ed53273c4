package org.datapop.catalog.article;

import java.util.List;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Picture;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/** Something the institution says on a day, with those who wrote it. */
public record Article(
        String title,
        String summary,
        @Nullable FuzzyDate date,
        List<Reference> authors,
        List<Block> blocks,
        @Nullable Picture picture)
        implements Body {}
