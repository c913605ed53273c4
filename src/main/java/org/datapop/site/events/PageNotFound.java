package org.datapop.site.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a page that never was. Raised while they wait, so whoever listens is quick.
 *
 * @param path as they typed it: decoded, and of any form
 * @param referrer the page that they say they came from; null where they don't, and never to be
 *     trusted
 */
public record PageNotFound(String path, @Nullable String referrer) {}
