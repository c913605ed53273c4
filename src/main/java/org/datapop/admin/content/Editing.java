package org.datapop.admin.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.datapop.admin.form.FormEdit;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Bodies;
import org.datapop.content.ContentGone;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.SavedRevision;
import org.datapop.content.StaleDraft;
import org.datapop.content.TypedElsewhere;
import org.datapop.content.UnfitBody;
import org.datapop.content.WorkingCopies;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one editor does to one document between two saves: what they typed is kept aside with every
 * step, so that no answer of ours, however unfriendly, costs a word.
 */
@Service
class Editing {

    private final ContentTypes types;
    private final Drafting drafting;
    private final WorkingCopies copies;
    private final Bodies bodies;
    private final TransactionOperations transaction;

    Editing(
            ContentTypes types,
            Drafting drafting,
            WorkingCopies copies,
            Bodies bodies,
            PlatformTransactionManager transactions) {
        this.types = types;
        this.drafting = drafting;
        this.copies = copies;
        this.bodies = bodies;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A document as its editor last had it.
     *
     * @param startedFrom the revision they started from; null for the first
     * @param keptAt when it was kept aside; null where nothing is unsaved
     * @param version of the type when it was
     */
    record Sheet(
            ObjectNode values, @Nullable UUID startedFrom, @Nullable Instant keptAt, int version) {}

    /** What came of an attempt to save. */
    sealed interface Outcome {

        record Saved(SavedRevision revision) implements Outcome {}

        /** Something is malformed; all is kept aside as it was typed. */
        record Unfit(List<Finding> findings) implements Outcome {}

        /** Somebody else saved in between. */
        record Stale(UUID newest) implements Outcome {}
    }

    FormSpec form(DocumentEntry document) {
        return types.get(document.type()).form();
    }

    /** Of its type, as it is known here. */
    int version(DocumentEntry document) {
        return types.get(document.type()).version();
    }

    /** What somebody typed, with the fields that the form has today. */
    PostedForm upToDate(DocumentEntry document, PostedForm posted) {
        return posted.upTo(types.get(document.type()));
    }

    /** The last part of its address as it was last saved; empty before the first save. */
    String slug(DocumentEntry document) {
        return document.head() == null ? "" : drafting.head(document.document()).slug().value();
    }

    /** Whether there is but one of its type in each language. */
    boolean isSingle(DocumentEntry document) {
        return types.get(document.type()).single();
    }

    Sheet sheet(DocumentEntry document, Actor editor) {
        return copies.of(document.document(), editor)
                .map(copy ->
                        new Sheet(copy.values(), copy.startedFrom(), copy.keptAt(), copy.version()))
                .orElseGet(() -> saved(document));
    }

    /**
     * What is on the sheet of a document, and the last part of its address.
     *
     * @param slug empty before the first save
     */
    record Standing(DocumentEntry document, ObjectNode values, String slug) {}

    /** Several documents as their editor last had them, looked up together, in the same order. */
    List<Standing> standing(List<DocumentEntry> documents, Actor editor) {
        var ids = documents.stream().map(DocumentEntry::document).toList();
        var kept = copies.of(ids, editor);
        var heads =
                drafting.heads(ids).stream()
                        .collect(Collectors.toMap(SavedRevision::document, Function.identity()));
        return documents.stream()
                .map(document -> {
                    var copy = kept.get(document.document());
                    var head = heads.get(document.document());
                    var saved = head == null ? empty(document) : bodies.tree(head.body());
                    var values = copy == null ? saved : standing(document, copy.values());
                    return new Standing(document, values, head == null ? "" : head.slug().value());
                })
                .toList();
    }

    /** What of a sheet isn't as it was in the revision it started from; nothing of a first text. */
    ObjectNode changed(DocumentEntry document, Sheet sheet) {
        return sheet.startedFrom() == null
                ? JsonNodeFactory.instance.objectNode()
                : Changed.between(
                        bodies.tree(drafting.revision(sheet.startedFrom()).body()), sheet.values());
    }

    /** What its editor last had, as it would be saved: for showing and copying it. */
    ObjectNode typed(DocumentEntry document, Actor editor) {
        return standing(document, sheet(document, editor).values());
    }

    /** Of what is on a form, that which isn't about to be removed. */
    ObjectNode standing(DocumentEntry document, ObjectNode values) {
        return FormEdit.standing(form(document), values);
    }

    private Sheet saved(DocumentEntry document) {
        return document.head() == null
                ? new Sheet(empty(document), null, null, version(document))
                : new Sheet(
                        bodies.tree(drafting.head(document.document()).body()),
                        document.head(),
                        null,
                        version(document));
    }

    private ObjectNode empty(DocumentEntry document) {
        return bodies.tree(bodies.of(document.type(), JsonNodeFactory.instance.objectNode()));
    }

    /**
     * What came of keeping something aside.
     *
     * @param unfit texts that can't even be kept, because no text may have such characters
     * @param at when it was kept; null where it wasn't
     */
    record Kept(List<Finding> unfit, @Nullable Instant at) {}

    /**
     * Keeps aside what was typed.
     *
     * @param seen what it replaces
     * @throws TypedElsewhere when its author has typed something else in another window
     */
    Kept keep(
            DocumentEntry document,
            @Nullable UUID startedFrom,
            ObjectNode values,
            Actor editor,
            Seen seen) {
        try {
            return new Kept(
                    List.of(), copies.keep(document.document(), startedFrom, values, editor, seen));
        } catch (UnfitBody unfit) {
            return new Kept(unfit.findings(), null);
        }
    }

    /**
     * Keeps aside what a script sends while somebody types.
     *
     * @param key of the form; empty for none
     * @param keeping does it
     * @return empty where the form was saved before this arrived: it is part of what was saved
     */
    Optional<Kept> keepUnlessSaved(
            DocumentEntry document, Actor editor, String key, Supplier<Kept> keeping) {
        return transaction.execute(status -> {
            if (!key.isEmpty()
                    && drafting.isSavedFrom(document.document(), Attempts.form(key, editor))) {
                return Optional.empty();
            }
            var kept = keeping.get();
            if (kept.at() == null) {
                status.setRollbackOnly(); // as the kernel, which refused it, has done
            }
            return Optional.of(kept);
        });
    }

    void discard(DocumentEntry document, Actor editor) {
        copies.discard(document.document(), editor);
    }

    /**
     * @param key random, of the form that was filled in; empty for none. With the same key the same
     *     is saved once, however often it is sent, and what was changed since is saved anew
     */
    Outcome save(
            DocumentEntry document,
            @Nullable UUID startedFrom,
            ObjectNode values,
            @Nullable Slug slug,
            String note,
            Actor editor,
            String key) {
        var findings = findings(form(document), values, FormSpec.Purpose.SAVING);
        if (!findings.isEmpty()) {
            return new Outcome.Unfit(findings);
        }
        var saving = FormEdit.forSaving(form(document), values);
        var body = bodies.of(document.type(), saving);
        var attempt = Attempts.id(key, editor, startedFrom, slug, note, saving);
        try {
            return new Outcome.Saved(
                    transaction.execute(_ -> {
                        var saved =
                                drafting.save(
                                        document.document(),
                                        startedFrom,
                                        slug,
                                        body,
                                        note,
                                        editor,
                                        attempt);
                        // After the document was locked, as whoever keeps something aside does.
                        copies.discard(document.document(), editor);
                        return saved;
                    }));
        } catch (StaleDraft stale) {
            return new Outcome.Stale(newest(stale));
        } catch (UnfitBody unfit) {
            return new Outcome.Unfit(unfit.findings());
        }
    }

    private static UUID newest(StaleDraft stale) {
        var newest = stale.head();
        if (newest == null) {
            throw new ContentGone("The revision it was started from is none of this document");
        }
        return newest;
    }

    /** What stands against saving, or publishing, what is on the sheet. */
    List<Finding> findings(FormSpec form, ObjectNode values, FormSpec.Purpose purpose) {
        var findings = new ArrayList<>(form.check(FormEdit.standing(form, values), purpose));
        // New rows get their keys from the kernel.
        findings.removeIf(finding -> finding.problem().equals("rowKey"));
        return findings;
    }
}
