package org.datapop.content.published;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs besides its own document, all of the same instant and read at once.
 *
 * @param at the instant
 * @param site the words around every page; null while nobody has published them
 * @param related the documents that the shown ones point to, by content; what isn't live is missing
 * @param missing the contents that the shown documents point to and that aren't live
 * @param lists the lists that were asked for, by name
 * @param more the names of the lists that go on after their last document here
 * @param connections how the documents of connected lists point to each other; none to itself
 * @param mentions the documents that point to the page's own
 * @param alternates the page's own content in other languages
 * @param homes the home pages of all languages that the site is offered in
 * @param pictures those that the shown documents show, by their id
 * @param freshUntil the next instant at which any of this changes by a schedule or an expiry; null
 *     when none is planned, and of the past
 */
public record Surroundings(
        Instant at,
        @Nullable Snapshot site,
        Map<UUID, Snapshot> related,
        Set<UUID> missing,
        Map<String, List<Snapshot>> lists,
        Set<String> more,
        List<Connection> connections,
        List<Snapshot> mentions,
        List<Snapshot> alternates,
        List<Snapshot> homes,
        Map<UUID, StoredPicture> pictures,
        @Nullable Instant freshUntil) {

    public Optional<Snapshot> related(UUID content) {
        return Optional.ofNullable(related.get(content));
    }

    /** Whether the site has a home page in the language. */
    public boolean isOffered(Language language) {
        return homes.stream().anyMatch(home -> home.language().equals(language));
    }

    /** Whether a list has more documents than stand here. */
    public boolean goesOn(String list) {
        return more.contains(list);
    }

    public List<Snapshot> list(String name) {
        return lists.getOrDefault(name, List.of());
    }
}
