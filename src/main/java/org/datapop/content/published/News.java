package org.datapop.content.published;

import java.time.Instant;

/**
 * A live page and when it was first to be seen.
 *
 * @param document without its body
 */
public record News(Snapshot document, Instant firstPublic) {}
