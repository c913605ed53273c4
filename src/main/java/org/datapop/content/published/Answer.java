package org.datapop.content.published;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands at a path at an instant. */
public sealed interface Answer {

    /** What the answer's page needs around it. */
    Surroundings around();

    /**
     * A live document.
     *
     * @param firstPublic when it was first to be seen, whatever it said then
     * @param corrected what it put right last; null for nothing
     * @param expiresAt when it ends with nothing planned in its place; null where that isn't so,
     *     and in the past
     */
    record Found(
            Snapshot document,
            Instant firstPublic,
            @Nullable Correction corrected,
            @Nullable Instant expiresAt,
            Surroundings around)
            implements Answer {}

    /**
     * The way to where it is now.
     *
     * @param target a path of this site, or an absolute address
     * @param status 301, 302, 307 or 308
     */
    record Moved(String target, int status, Surroundings around) implements Answer {}

    /**
     * Something that was public here and no longer is.
     *
     * @param title null when even its name was erased, or nobody here knew it
     * @param reason empty where it simply expired
     * @param successor the content that stands for it now, found among the related ones
     */
    record Gone(
            @Nullable String title,
            String reason,
            Instant since,
            @Nullable UUID successor,
            Surroundings around)
            implements Answer {}

    /** Nothing, ever. */
    record Missing(Surroundings around) implements Answer {}
}
