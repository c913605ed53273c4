package org.datapop.content.events;

import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** A revision is live, from an instant that has come. */
public record ContentPublished(
        UUID content,
        UUID document,
        UUID publication,
        String type,
        Language language,
        @Nullable String address,
        Instant at,
        Actor by) {}
