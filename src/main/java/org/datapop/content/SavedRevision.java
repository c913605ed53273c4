package org.datapop.content;

import java.time.Instant;
import java.util.UUID;
import org.datapop.content.spi.Body;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;

/**
 * One save of a document.
 *
 * @param number 1 for the first
 * @param basedOn the revision from which its author started; null for the first
 */
public record SavedRevision(
        UUID content,
        UUID document,
        UUID revision,
        int number,
        String type,
        Language language,
        Slug slug,
        Body body,
        Actor author,
        String note,
        @Nullable UUID basedOn,
        Instant savedAt) {}
