package org.datapop.markup;

import java.util.Optional;
import java.util.UUID;

/**
 * Knows the addresses of documents and files for one page, so that texts can name them by ids that
 * never change. What it can't resolve is shown as plain words.
 */
public interface LinkResolver {

    /** Resolves nothing. */
    LinkResolver NONE =
            new LinkResolver() {
                @Override
                public Optional<ResolvedLink> content(UUID id) {
                    return Optional.empty();
                }

                @Override
                public Optional<ResolvedPicture> media(UUID id) {
                    return Optional.empty();
                }
            };

    Optional<ResolvedLink> content(UUID id);

    Optional<ResolvedPicture> media(UUID id);

    /**
     * Where a link leads whose author wrote an address and no id.
     *
     * @param url a path of this site, or a whole address of the web
     */
    default String address(String url) {
        return url;
    }
}
