package org.datapop.site.rendering;

import java.util.Map;
import java.util.UUID;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.StoredPicture;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** Makes cards of documents for a page in one language. */
record Cards(Language language, String prefix, Map<UUID, StoredPicture> pictures) {

    /** The facet that holds the picture of a document. */
    private static final String PICTURE = "picture";

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
                photo(snapshot),
                snapshot.body());
    }

    /** Beside the name of what it shows it tells nothing more. */
    private @Nullable Photo photo(Snapshot snapshot) {
        var media = snapshot.facets().get(PICTURE);
        return Photo.of(media == null ? null : UUID.fromString(media), pictures, "");
    }
}
