package org.datapop.site.rendering;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.datapop.catalog.event.Event;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in order, as a list and as a picture of the same.
 *
 * @param picture null where no event has a date
 * @param kinds the shapes of marks that occur, which a legend explains
 */
record Story(List<Entry> entries, List<Span.Kind> kinds, @Nullable TimelinePicture picture) {

    /**
     * @param when the date in words; empty where it is not known
     */
    record Entry(Card card, Event event, Span.Kind kind, String when) {}

    /**
     * @param events cards with their bodies, in the order among those of the same date
     */
    static Story of(List<Card> events, DateWords words, boolean fromTheRight) {
        var entries =
                events.stream()
                        .flatMap(card ->
                                card.body() instanceof Event event
                                        ? Stream.of(entry(card, event, words))
                                        : Stream.empty())
                        .sorted(Comparator.comparing(Entry::event, Span.ORDER))
                        .toList();
        var items =
                entries.stream()
                        .map(entry ->
                                new TimelinePicture.Item(
                                        "#" + entry.card().anchor(),
                                        Span.of(entry.event()),
                                        entry.card().title()))
                        .toList();
        return new Story(
                entries,
                entries.stream().map(Entry::kind).distinct().sorted().toList(),
                TimelinePicture.of(items, fromTheRight));
    }

    private static Entry entry(Card card, Event event, DateWords words) {
        return new Entry(card, event, Span.of(event).kind(), when(event, words));
    }

    private static String when(Event event, DateWords words) {
        FuzzyDate once = event.from() == null && event.until() == null ? event.on() : null;
        return once != null ? words.of(once) : words.period(event.from(), event.until(), null);
    }
}
