package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentList.Order;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.DocumentState;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a list of documents was asked for, as it stands in the address; what means nothing is left
 * out.
 *
 * @param type empty for all
 * @param state empty for all but the trash
 * @param language empty for all
 * @param author the id of the actor who saved last; empty for anybody
 * @param days within how many it was changed; empty for any time
 */
record Filter(
        String type,
        String state,
        String language,
        String author,
        String days,
        String q,
        String sort) {

    static final List<String> DAYS = List.of("1", "7", "30");

    private static final Set<String> SORTS = Set.of("title");
    private static final int LONGEST_WORDS = 200;

    /** A filter that is set, for taking it back. */
    record Chip(String name, String value) {}

    static Filter of(ContentTypes types, HttpServletRequest request) {
        var words = parameter(request, "q");
        return new Filter(
                only(parameter(request, "type"), types.keys()::contains),
                only(parameter(request, "state"), states()::contains),
                only(parameter(request, "language"), Language::isTag),
                only(parameter(request, "author"), Filter::isActor),
                only(parameter(request, "days"), DAYS::contains),
                words.substring(0, Math.min(LONGEST_WORDS, words.length())),
                only(parameter(request, "sort"), SORTS::contains));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static String only(String value, Predicate<String> known) {
        return known.test(value) ? value : "";
    }

    static boolean isActor(String text) {
        try {
            return Actor.of(text).id().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static List<String> states() {
        return Stream.of(DocumentState.values()).map(Enum::name).toList();
    }

    Wanted wanted(Clock clock, @Nullable UUID after) {
        return new Wanted(
                type.isEmpty() ? null : type,
                language.isEmpty() ? null : new Language(language),
                state.isEmpty() ? null : DocumentState.valueOf(state),
                author.isEmpty() ? null : Actor.of(author),
                days.isEmpty()
                        ? null
                        : clock.instant().minus(Duration.ofDays(Integer.parseInt(days))),
                q,
                sort.equals("title") ? Order.TITLE : Order.CHANGED,
                after);
    }

    /** The filters that are set, in the order of the form; not the type, which is a place. */
    public List<Chip> chips() {
        return Stream.of(
                        new Chip("q", q.strip()),
                        new Chip("state", state),
                        new Chip("author", author),
                        new Chip("days", days),
                        new Chip("language", language))
                .filter(chip -> !chip.value().isEmpty())
                .toList();
    }

    public boolean isNarrow() {
        return !chips().isEmpty();
    }

    /** The same without one of its filters. */
    public Filter without(String name) {
        return new Filter(
                type,
                name.equals("state") ? "" : state,
                name.equals("language") ? "" : language,
                name.equals("author") ? "" : author,
                name.equals("days") ? "" : days,
                name.equals("q") ? "" : q,
                sort);
    }
}
