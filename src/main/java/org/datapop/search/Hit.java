package org.datapop.search;

import java.util.List;
import java.util.UUID;
import org.datapop.shared.Language;

/**
 * A document that was found.
 *
 * @param type the key of its content type
 * @param address its path, with an anchor where it is a passage of another page
 * @param excerpt its summary, or the passage of its text that has most of what was looked for
 */
public record Hit(
        UUID content,
        String type,
        Language language,
        String address,
        List<Piece> title,
        List<Piece> excerpt) {}
