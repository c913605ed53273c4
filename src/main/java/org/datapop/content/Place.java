package org.datapop.content;

import org.jspecify.annotations.Nullable;

/**
 * Where a publication is found: a page of its own, a passage of another page, or nowhere.
 *
 * @param path of the page of its own
 * @param partOf the passage, as {@code /page#anchor}
 */
record Place(@Nullable String path, @Nullable String partOf) {

    @Nullable String address() {
        return path == null ? partOf : path;
    }
}
