package org.datapop.content.events;

import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** A publication, or its cancelling, changes what the public will see. */
public record PublicationScheduled(
        UUID content,
        UUID document,
        String type,
        Language language,
        @Nullable String address,
        Instant at,
        Actor by) {}
