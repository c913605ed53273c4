package org.datapop.catalog.pillar;

import java.util.List;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;

/**
 * A direction of work.
 *
 * @param position its place among the pillars, from 1
 * @param accent the name of the colour that follows the pillar wherever it is mentioned
 */
public record Pillar(
        int position,
        String name,
        String accent,
        String summary,
        Markdown text,
        List<Reference> people)
        implements Body {}
