package org.datapop.content.spi;

import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;

/** Where a document is found on the site, before a language is put in front. */
public sealed interface Address {

    /** A page of its own. */
    record Page(SitePath path) implements Address {}

    /** A passage of a page that shows several documents. */
    record Part(SitePath path, Slug anchor) implements Address {}

    /** Nowhere: the document is shown inside others only. */
    record None() implements Address {}

    /** {@code /section/slug} */
    static Address page(String section, Slug slug) {
        return new Page(new SitePath("/" + section + "/" + slug));
    }

    /** {@code /slug} */
    static Address page(Slug slug) {
        return new Page(new SitePath("/" + slug));
    }

    /** An address that doesn't depend on the document's slug. */
    static Address fixed(String path) {
        return new Page(new SitePath(path));
    }

    static Address part(String path, Slug anchor) {
        return new Part(new SitePath(path), anchor);
    }

    static Address none() {
        return new None();
    }
}
