package org.datapop.content.published;

import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where a content is to be found in one language, or was to be found last.
 *
 * @param address null where it has none, or where even that was erased
 * @param isLive whether it is there now
 * @param isSource whether this is the language that it was written in
 */
public record Whereabouts(
        Language language, @Nullable String address, boolean isLive, boolean isSource) {}
