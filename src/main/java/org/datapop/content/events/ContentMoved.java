package org.datapop.content.events;

import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** A published document has another address than before. */
public record ContentMoved(
        UUID content,
        UUID document,
        String type,
        Language language,
        String from,
        @Nullable String to,
        Instant at,
        Actor by) {}
