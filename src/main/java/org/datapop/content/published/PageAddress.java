package org.datapop.content.published;

import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/**
 * Where a live page is found.
 *
 * @param content the same for the page's other languages
 * @param since when it was published as it is
 */
public record PageAddress(UUID content, SitePath path, Language language, Instant since) {}
