package org.datapop.admin.content;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Change;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Publishing.Order;
import org.datapop.content.ScheduleChoice;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen on the screen from which a document is published, as it was typed.
 *
 * @param revision what is to be published; nothing newer is, even if it was saved meanwhile
 * @param at in the clock of whoever is signed in; empty for now
 * @param until the same; empty for never
 * @param planned KEEP, CANCEL or REBASE where something is planned
 */
record PublicationForm(
        UUID revision,
        @Nullable String at,
        @Nullable String until,
        @Nullable Change change,
        @Nullable String note,
        @Nullable String planned) {

    private static final int LONGEST_NOTE = 300;

    static PublicationForm of(UUID revision) {
        return new PublicationForm(revision, "", "", null, "", "");
    }

    /** What travels through the page on which it is joined with what is planned. */
    static PublicationForm within(PostedForm posted, UUID revision) {
        var change =
                List.of(Change.values()).stream()
                        .filter(one -> one.name().equals(posted.value("form-change")))
                        .findFirst()
                        .orElse(null);
        return new PublicationForm(
                revision,
                "",
                posted.value("form-until"),
                change,
                posted.value("form-told"),
                "REBASE");
    }

    boolean isToRebase() {
        return "REBASE".equals(planned);
    }

    /**
     * @param rebased what becomes of the next planned publication; null where that is not to be
     *     rebased
     * @throws java.time.DateTimeException when a time isn't one
     */
    Order order(DocumentEntry entry, ZoneId zone, ScheduleChoice.@Nullable Rebase rebased) {
        return new Order(
                entry.document(),
                revision,
                entry.live() == null ? null : change,
                told(),
                instant(until, zone),
                rebased == null ? choice() : rebased);
    }

    /** When it is to begin; null where that isn't said. */
    @Nullable Instant begin(ZoneId zone) {
        return instant(at, zone);
    }

    private static @Nullable Instant instant(@Nullable String typed, ZoneId zone) {
        return typed == null || typed.isBlank()
                ? null
                : LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
    }

    private @Nullable ScheduleChoice choice() {
        return switch (planned) {
            case "KEEP" -> new ScheduleChoice.Keep();
            case "CANCEL" -> new ScheduleChoice.Cancel();
            case null, default -> null;
        };
    }

    private String told() {
        var said = note == null ? "" : note.strip();
        return said.substring(0, Math.min(LONGEST_NOTE, said.length()));
    }
}
