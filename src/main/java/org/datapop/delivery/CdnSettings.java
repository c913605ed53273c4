package org.datapop.delivery;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A network of caches in front of the site, if there is one.
 *
 * @param purge where it is told what has changed; null where nobody tells it
 * @param token sent to that address as a bearer's; empty for none
 * @param tagHeader the header in which it looks for tags
 * @param hold how long it may keep a page; null for a day where it is told of changes, and for no
 *     network at all where it isn't
 */
@ConfigurationProperties("site.cdn")
record CdnSettings(
        @Nullable URI purge,
        @DefaultValue("") String token,
        @DefaultValue("Surrogate-Key") String tagHeader,
        @Nullable Duration hold) {

    CdnSettings {
        purge = purge == null || purge.toString().isBlank() ? null : purge;
    }
}
