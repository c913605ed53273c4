package org.datapop.content.published;

import java.time.Instant;

/**
 * The beginning of something new at an address: other words, a redirect, or nothing any more.
 *
 * @param at to the microsecond
 * @param isFollowed whether another one begins in the same second
 */
public record Version(Instant at, boolean isFollowed) {}
