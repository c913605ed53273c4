package org.datapop.site.rendering;

import org.jspecify.annotations.Nullable;

/**
 * The ways from one page of a list to others.
 *
 * @param first address of the first page; null on that page itself
 * @param next address of the page that follows; null on the last one
 */
record Paging(@Nullable String first, @Nullable String next) {}
