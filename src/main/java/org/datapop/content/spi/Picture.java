package org.datapop.content.spi;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture where a document shows it. What it shows is told in the words of the document's
 * language; whoever publishes it decides whether there is anything to tell.
 *
 * @param media the picture of the library; null where none is chosen yet
 * @param alt what it shows, for those who don't see it
 * @param decorative whether it tells nothing that isn't said beside it
 */
public record Picture(@Nullable UUID media, String alt, boolean decorative) {

    /** The most characters of what it shows: what is longer belongs into the text. */
    public static final int LONGEST_ALT = 300;
}
