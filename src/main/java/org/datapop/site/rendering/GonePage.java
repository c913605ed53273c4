package org.datapop.site.rendering;

import org.jspecify.annotations.Nullable;

/**
 * What a reader is told of something that is no longer public.
 *
 * @param title null when even its name was erased
 * @param reason empty when it simply expired
 * @param since the day, in words
 */
record GonePage(@Nullable String title, String reason, String since, @Nullable Card successor) {}
