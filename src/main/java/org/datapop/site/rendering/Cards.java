package org.datapop.site.rendering;

import org.datapop.content.published.Snapshot;
import org.datapop.shared.Language;

/** Makes cards of documents for a page in one language. */
record Cards(Language language, String prefix) {

    Card of(Snapshot snapshot) {
        var foreign = !snapshot.language().equals(language);
        return new Card(
                snapshot.content(),
                snapshot.type(),
                snapshot.title(),
                snapshot.summary(),
                snapshot.address() == null ? null : prefix + snapshot.address(),
                foreign ? snapshot.language().tag() : null,
                foreign ? snapshot.language().direction() : null,
                snapshot.facets(),
                snapshot.body());
    }
}
