package org.datapop.content.published;

import java.time.Instant;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where a content is to be found in one language, or was to be found last.
 *
 * @param address null where it has none, or where even that was erased
 * @param isLive whether it is there now
 * @param isSource whether this is the language that it was written in
 * @param title null where even that was erased
 * @param reason why it is gone; empty where nobody said so
 * @param since when what it is now began: to be there, or to be gone
 */
public record Whereabouts(
        Language language,
        @Nullable String address,
        boolean isLive,
        boolean isSource,
        @Nullable String title,
        String reason,
        Instant since) {}
