package org.datapop.content.published;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is live at an instant: everything for one page in two SELECTs of one snapshot of the
 * database, and each list of the whole site in one.
 */
public interface PublishedContent {

    /**
     * The list of {@link Surroundings} with live pages whose address is like the one asked for,
     * when there is none.
     */
    String SUGGESTIONS = "suggestions";

    /**
     * @param at null for now
     * @param wanted what the page of a document needs around it; asked with nothing for a path at
     *     which no document is live
     */
    Answer find(SitePath path, @Nullable Instant at, Function<Optional<Snapshot>, Wanted> wanted);

    /** What the database takes for now, which decides what has come. */
    Instant now();

    /** Whether anything answers at a path now: a document, the way to one, or that it is gone. */
    boolean answers(SitePath path);

    /**
     * What a page needs that is no document itself.
     *
     * @param at null for now
     */
    Surroundings around(SitePath path, @Nullable Instant at, Wanted wanted);

    /**
     * The live pages of the next contents, those of one content together; passages of other pages
     * have no address of their own.
     *
     * @param after the content after which to go on; null for the beginning
     * @param at null for now
     * @param contents how many at most
     */
    List<PageAddress> addresses(@Nullable UUID after, @Nullable Instant at, int contents);

    /**
     * Addresses at which no page is live now but something was once, or from which somebody has it
     * lead elsewhere; in the order of their letters.
     *
     * @param after the one after which to go on
     */
    List<SitePath> formerAddresses(SitePath after, int limit);

    /**
     * Where the list of all addresses is cut into pages of so many contents: the last content of
     * each page that another one follows. Empty where one page holds them all.
     *
     * @param at null for now
     */
    List<UUID> addressCuts(@Nullable Instant at, int contents);

    /**
     * The live pages of a type, those first that were first public last.
     *
     * @param at null for now
     */
    List<News> news(String type, Language language, @Nullable Instant at, int limit);

    /**
     * Where a content is found, in all its languages; empty where it never was public.
     *
     * @param at null for now
     */
    List<Whereabouts> whereabouts(UUID content, @Nullable Instant at);

    /**
     * All corrections and clarifications in a language, the newest first, be they still what is to
     * be seen or not.
     *
     * @param at null for now
     */
    List<Edition> corrections(Language language, @Nullable Instant at, int limit);

    /**
     * All that the document at a path has said, wherever it was then, the newest first; of a path
     * that was set free, what its last owner said. Empty where no document ever was.
     *
     * @param until the last instant at which one may have begun; null for now
     * @param skip how many of the newest are left out
     */
    List<Edition> editions(SitePath path, @Nullable Instant until, int skip, int limit);
}
