package org.datapop.admin.content;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.accounts.Account;
import org.datapop.admin.Times;
import org.datapop.newsroom.Presences.Colleague;
import org.datapop.newsroom.Presences.Newest;
import org.datapop.newsroom.Presences.Situation;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says who else is at a document, and that one of them saved a new version. */
@Component
class PresenceWords {

    /** Of more only the number is said. */
    static final int NAMED = 6;

    /** A name is read in its own direction, and leaves the words around it in theirs. */
    private static final String ISOLATED = "\u2068%s\u2069";

    private final MessageSource messages;
    private final Authors authors;
    private final Clock clock;

    PresenceWords(MessageSource messages, Authors authors, Clock clock) {
        this.messages = messages;
        this.authors = authors;
        this.clock = clock;
    }

    /**
     * To whom it is said.
     *
     * @param startedFrom the revision that they go on from; null for none
     */
    record Reader(
            UUID document, @Nullable UUID startedFrom, UUID account, ZoneId zone, Locale locale) {

        static Reader of(
                UUID document, @Nullable UUID startedFrom, Account account, Locale locale) {
            return new Reader(document, startedFrom, account.id(), account.timeZone(), locale);
        }
    }

    /**
     * @param changes where it is shown what the new version changed
     */
    record Saved(UUID revision, String words, String changes) {}

    /** Who else is there, in one line; empty for nobody. */
    String line(List<Colleague> others, Reader reader) {
        var more = others.size() - NAMED;
        var named =
                others.stream()
                        .limit(NAMED)
                        .map(one -> described(one, reader.locale()))
                        .collect(Collectors.joining(", "));
        if (named.isEmpty()) {
            return "";
        }
        return more > 0
                ? say(reader.locale(), "admin.presence.more", named, more)
                : say(reader.locale(), "admin.presence", named);
    }

    private String described(Colleague one, Locale locale) {
        var name = ISOLATED.formatted(one.name());
        if (one.unsaved()) {
            return say(locale, one.idle() ? "admin.presence.both" : "admin.presence.unsaved", name);
        }
        return one.idle() ? say(locale, "admin.presence.idle", name) : name;
    }

    /** That somebody came, to be said once. */
    String arrival(List<Colleague> arrived, Reader reader) {
        return arrived.stream()
                .map(one -> ISOLATED.formatted(one.name()))
                .map(name -> say(reader.locale(), "admin.presence.came", name))
                .collect(Collectors.joining(" "));
    }

    /** What a colleague saved since; null for nothing. */
    @Nullable Saved saved(Situation situation, Reader reader) {
        var newest = situation.newest();
        if (newest == null
                || newest.revision().equals(reader.startedFrom())
                || !(newest.author() instanceof Actor.Account(var author))
                || author.equals(reader.account())) {
            return null;
        }
        return new Saved(newest.revision(), words(newest, reader), changes(newest, reader));
    }

    private String words(Newest newest, Reader reader) {
        var name = ISOLATED.formatted(authors.name(newest.author()));
        var times = new Times(reader.zone(), reader.locale());
        return times.isSameDay(newest.savedAt(), clock.instant())
                ? say(reader.locale(), "admin.presence.saved", name, times.clock(newest.savedAt()))
                : say(reader.locale(), "admin.presence.savedOn", name, times.of(newest.savedAt()));
    }

    private static String changes(Newest newest, Reader reader) {
        var document = "/admin/content/" + reader.document();
        return reader.startedFrom() == null
                ? document + "/history/" + newest.revision()
                : document
                        + "/comparison?one="
                        + reader.startedFrom()
                        + "&other="
                        + newest.revision();
    }

    private String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
