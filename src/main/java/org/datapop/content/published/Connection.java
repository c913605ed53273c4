package org.datapop.content.published;

import java.util.UUID;

/**
 * One live document points to another.
 *
 * @param from the content that points
 * @param to the content that is pointed to
 * @param field the field of the form that points, without the rows in it: {@code appointments}
 */
public record Connection(UUID from, UUID to, String field) {}
