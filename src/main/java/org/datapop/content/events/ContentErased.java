package org.datapop.content.events;

import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;

/** Every word of a document is gone, from the past too. */
public record ContentErased(
        UUID content, UUID document, String type, Language language, Actor by) {}
