package org.datapop.admin.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.datapop.accounts.Account;
import org.datapop.admin.form.FormEdit;
import org.datapop.content.Bodies;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.History;
import org.datapop.content.History.Period;
import org.datapop.content.PathTaken;
import org.datapop.content.Publishing;
import org.datapop.content.ScheduleChoice;
import org.datapop.content.ScheduleExists;
import org.datapop.content.StaleDraft;
import org.datapop.content.TooLate;
import org.datapop.content.UnfitBody;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what an editor decided to, and says in values what stands against it. */
@Service
class Releases {

    private final Publishing publishing;
    private final Drafting drafting;
    private final History history;
    private final Joining joining;
    private final MergeNotes notes;
    private final Editing editing;
    private final Bodies bodies;
    private final Advising advising;
    private final TransactionOperations transaction;

    Releases(
            Publishing publishing,
            Drafting drafting,
            History history,
            Joining joining,
            MergeNotes notes,
            Editing editing,
            Bodies bodies,
            Advising advising,
            PlatformTransactionManager transactions) {
        this.publishing = publishing;
        this.drafting = drafting;
        this.history = history;
        this.joining = joining;
        this.notes = notes;
        this.editing = editing;
        this.bodies = bodies;
        this.advising = advising;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    sealed interface Outcome {

        /**
         * @param isCarried whether what was planned next has the change too
         */
        record Published(boolean isCarried) implements Outcome {}

        record Planned() implements Outcome {}

        /**
         * @param problem in a word: {@code when} and {@code past} of the beginning, {@code end},
         *     {@code over} and {@code backwards} of the end, {@code begun} of what is planned,
         *     {@code taken}, {@code system} and {@code redirected} of the address, {@code planned},
         *     {@code newer}, {@code note}, {@code reason}
         */
        record Refused(String problem) implements Outcome {}

        /** Something required is missing. */
        record Incomplete() implements Outcome {}

        /** What is planned and what is published now have to be joined by hand. */
        record ToBeJoined(Period plan, Joint joint, List<Finding> findings) implements Outcome {}
    }

    Outcome publish(DocumentEntry entry, PublicationForm form, Account by, Locale locale) {
        return attempt(
                entry,
                form,
                "over",
                advice -> {
                    var planned = history.planned(entry.document());
                    if (form.isToRebase() && !planned.isEmpty()) {
                        var next = planned.getFirst();
                        return rebase(
                                entry, form, next, joint(entry, form, next, locale), by, locale);
                    }
                    publishing.publish(form.order(entry, by.timeZone(), advice, null), by.actor());
                    return new Outcome.Published(false);
                });
    }

    Outcome schedule(DocumentEntry entry, PublicationForm form, Account by) {
        return attempt(
                entry,
                form,
                "backwards",
                advice -> {
                    var begin = begin(form, by);
                    if (begin == null) {
                        return new Outcome.Refused("when");
                    }
                    publishing.schedule(
                            form.order(entry, by.timeZone(), advice, null), begin, by.actor());
                    return new Outcome.Planned();
                });
    }

    /**
     * Publishes now, and lays what that changes into the version that is planned next.
     *
     * @param joint of what is published now, as mine, and what is planned
     */
    Outcome rebase(
            DocumentEntry entry,
            PublicationForm form,
            Period plan,
            Joint joint,
            Account by,
            Locale locale) {
        var findings = findings(entry, joint);
        findings.addAll(notes.findings(entry, joint, locale));
        if (!findings.isEmpty() || !joint.undecided().isEmpty()) {
            return new Outcome.ToBeJoined(plan, joint, findings);
        }
        return attempt(
                entry,
                form,
                "over",
                advice -> {
                    transaction.executeWithoutResult(_ -> {
                        var saved =
                                drafting.save(
                                        entry.document(),
                                        form.revision(),
                                        Joining.slug(joint),
                                        bodies.of(
                                                entry.type(),
                                                FormEdit.forSaving(
                                                        editing.form(entry), joint.values())),
                                        notes.note(entry, joint, locale),
                                        by.actor());
                        var rebased =
                                new ScheduleChoice.Rebase(plan.publication(), saved.revision());
                        publishing.publish(
                                form.order(entry, by.timeZone(), advice, rebased), by.actor());
                    });
                    return new Outcome.Published(true);
                });
    }

    private List<Finding> findings(DocumentEntry entry, Joint joint) {
        var findings = new ArrayList<>(joining.findings(joint));
        findings.addAll(editing.findings(editing.form(entry), joint.values(), Purpose.PUBLISHING));
        return findings;
    }

    /** What is published now and what is planned; both began from what is public. */
    private Joint joint(DocumentEntry entry, PublicationForm form, Period plan, Locale locale) {
        var mine = joining.tree(entry, form.revision());
        return joining.begin(entry, entry.live(), plan.revision(), mine, joining.plan(locale));
    }

    /** Null for what is no time, too. */
    private static @Nullable Instant begin(PublicationForm form, Account by) {
        try {
            return form.begin(by.timeZone());
        } catch (DateTimeException _) {
            return null;
        }
    }

    /**
     * @param endTooEarly what is wrong where the end lies before the beginning
     */
    private Outcome attempt(
            DocumentEntry entry,
            PublicationForm form,
            String endTooEarly,
            Function<List<Advice>, Outcome> publish) {
        if (!form.isLegible()) {
            return new Outcome.Refused("note");
        }
        var advice = advising.of(entry, form.revision());
        if (!advice.isEmpty() && !form.isReasoned()) {
            return drafting.findings(entry.document()).isEmpty()
                    ? new Outcome.Refused("reason")
                    : new Outcome.Incomplete();
        }
        try {
            return publish.apply(advice);
        } catch (DateTimeException _) {
            return new Outcome.Refused("end");
        } catch (TooLate late) {
            return new Outcome.Refused(
                    switch (late.what()) {
                        case BEGINNING -> "past";
                        case EXPIRING -> endTooEarly;
                        case CANCELLING -> "begun";
                    });
        } catch (PathTaken taken) {
            return new Outcome.Refused(
                    switch (taken.by()) {
                        case DOCUMENT -> "taken";
                        case SYSTEM -> "system";
                        case REDIRECT -> "redirected";
                    });
        } catch (ScheduleExists _) {
            return new Outcome.Refused("planned");
        } catch (StaleDraft _) {
            return new Outcome.Refused("newer");
        } catch (UnfitBody _) {
            return new Outcome.Incomplete();
        }
    }
}
