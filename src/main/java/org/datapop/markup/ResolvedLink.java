package org.datapop.markup;

import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where a link to another document leads, because only the page that is being made knows its
 * reader.
 *
 * @param href a path of this site or a whole web address
 * @param title shown where the author wrote no words
 * @param language of the target, where it differs from the page's; else null
 */
public record ResolvedLink(String href, String title, @Nullable Language language) {}
