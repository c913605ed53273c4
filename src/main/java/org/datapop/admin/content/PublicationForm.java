package org.datapop.admin.content;

import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Change;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Publishing.Order;
import org.datapop.content.Publishing.Waived;
import org.datapop.content.ScheduleChoice;
import org.datapop.shared.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen on the screen from which a document is published, as it was typed.
 *
 * @param revision what is to be published; nothing newer is, even if it was saved meanwhile
 * @param at in the clock of whoever is signed in; empty for now
 * @param until the same; empty for never
 * @param planned KEEP, CANCEL or REBASE where something is planned
 * @param reason to publish although there is advice
 */
record PublicationForm(
        @NotNull UUID revision,
        @Nullable String at,
        @Nullable String until,
        @Nullable Change change,
        @Nullable String note,
        @Nullable String planned,
        @Nullable String reason) {

    private static final int LONGEST_NOTE = 300;

    static PublicationForm of(UUID revision) {
        return new PublicationForm(revision, "", "", null, "", "", "");
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
                "REBASE",
                posted.value("form-reason"));
    }

    /** Whether readers can be told what is written to them. */
    boolean isLegible() {
        return TypedText.isLine(told(), LONGEST_NOTE);
    }

    /** Whether there is a reason that can be written down. */
    boolean isReasoned() {
        return !why().isEmpty() && TypedText.isLine(why(), LONGEST_NOTE);
    }

    boolean isToRebase() {
        return "REBASE".equals(planned);
    }

    /**
     * @param rebased what becomes of the next planned publication; null where that is not to be
     *     rebased
     * @param advice what it is published against
     * @throws DateTimeException when a time isn't one, or of none of our calendars
     */
    Order order(
            DocumentEntry entry,
            ZoneId zone,
            List<Advice> advice,
            ScheduleChoice.@Nullable Rebase rebased) {
        return new Order(
                entry.document(),
                revision,
                entry.live() == null ? null : change,
                told(),
                ClockTime.of(until, zone),
                rebased == null ? choice() : rebased,
                advice.isEmpty() ? null : new Waived(Advice.codes(advice), why()));
    }

    /** When it is to begin; null where that isn't said. */
    @Nullable Instant begin(ZoneId zone) {
        return ClockTime.of(at, zone);
    }

    private @Nullable ScheduleChoice choice() {
        return switch (planned) {
            case "KEEP" -> new ScheduleChoice.Keep();
            case "CANCEL" -> new ScheduleChoice.Cancel();
            case null, default -> null;
        };
    }

    private String why() {
        return reason == null ? "" : reason.strip();
    }

    private String told() {
        return note == null ? "" : note.strip();
    }
}
