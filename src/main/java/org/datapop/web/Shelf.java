package org.datapop.web;

import org.jspecify.annotations.Nullable;

/**
 * Where finished answers stand. A bean of this type is asked ahead of everything else, so it has to
 * know at once.
 */
@FunctionalInterface
public interface Shelf {

    /**
     * @param path as it was sent
     * @param query as it was sent; null for none
     * @return null where it isn't here
     */
    @Nullable Finished find(String path, @Nullable String query);
}
