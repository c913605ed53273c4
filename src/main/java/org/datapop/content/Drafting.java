package org.datapop.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Writes drafts: every save is a new revision, and none replaces what its author hasn't seen. */
@Service
@Transactional
public class Drafting {

    private final ContentTypes types;
    private final ContentItems items;
    private final Documents documents;
    private final Revisions revisions;
    private final Bodies bodies;
    private final RowKeys rowKeys;
    private final Extraction extraction;
    private final RevisionIndex index;
    private final DatabaseClock clock;
    private final SavedRevisions saved;
    private final Publishing publishing;
    private final Announcements announcements;

    Drafting(
            ContentTypes types,
            ContentItems items,
            Documents documents,
            Revisions revisions,
            Bodies bodies,
            RowKeys rowKeys,
            Extraction extraction,
            RevisionIndex index,
            DatabaseClock clock,
            SavedRevisions saved,
            Publishing publishing,
            Announcements announcements) {
        this.types = types;
        this.items = items;
        this.documents = documents;
        this.revisions = revisions;
        this.bodies = bodies;
        this.rowKeys = rowKeys;
        this.extraction = extraction;
        this.index = index;
        this.clock = clock;
        this.saved = saved;
        this.publishing = publishing;
        this.announcements = announcements;
    }

    /**
     * A document that nothing has been saved of yet; others can point to its content already.
     *
     * @param content the thing
     * @param document the thing in one language
     */
    public record Begun(UUID content, UUID document) {}

    /** Begins a new thing in one language. */
    public Begun begin(String type, Language language, Actor by) {
        var single = types.get(type).single();
        var item = items.save(new ContentItem(Ids.next(), type, language, single));
        return begin(item, language, by);
    }

    /** Begins the same thing in another language. */
    public Begun translate(UUID content, Language language, Actor by) {
        var item =
                items.findById(content)
                        .orElseThrow(() -> new ContentGone("There is no content " + content));
        return begin(item, language, by);
    }

    /**
     * Begins a new thing and saves its first revision.
     *
     * @param slug null for one made from the title
     * @throws UnfitBody when something in the body is malformed
     */
    public SavedRevision create(
            String type, Language language, @Nullable Slug slug, Body body, Actor author) {
        var begun = begin(type, language, author);
        return save(begun.document(), null, slug, body, "", author);
    }

    /**
     * Saves a new revision of a document.
     *
     * @param startedFrom the revision that the author had before their eyes; null for the first
     * @param slug null to keep the one it has, or for the first to make one from the title
     * @param note what the author says of the change; may be empty
     * @throws StaleDraft when somebody saved in between
     * @throws UnfitBody when something in the body is malformed
     * @throws NewerVersion when the newest revision was written by a newer version of the type
     */
    public SavedRevision save(
            UUID document,
            @Nullable UUID startedFrom,
            @Nullable Slug slug,
            Body body,
            String note,
            Actor author) {
        return save(document, startedFrom, slug, body, note, author, null);
    }

    /**
     * Saves a new revision of a document, once: whoever didn't hear the answer may ask again, and
     * gets the revision that came of it.
     *
     * @param attempt the same whenever the same is sent again, and at no other time; null where
     *     nobody can tell
     * @see #save(UUID, UUID, Slug, Body, String, Actor)
     */
    public SavedRevision save(
            UUID document,
            @Nullable UUID startedFrom,
            @Nullable Slug slug,
            Body body,
            String note,
            Actor author,
            @Nullable UUID attempt) {
        var locked = writable(document);
        var done =
                attempt == null
                        ? Optional.<Revision>empty()
                        : revisions.findByDocumentIdAndAttempt(document, attempt);
        if (done.isPresent()) {
            return saved.of(done.get(), locked);
        }
        if (!Objects.equals(locked.head(), startedFrom)) {
            throw new StaleDraft(startedFrom, locked.head());
        }
        var type = types.get(locked.content().type());
        var head = startedFrom == null ? null : revisions.get(startedFrom);
        if (head != null && head.schemaVersion() > type.version()) {
            throw new NewerVersion(type.key(), head.schemaVersion(), type.version());
        }
        return store(locked, type, head, slug, bodies.tree(body), note, author, attempt);
    }

    /**
     * Whether anything was saved from a form; asked under the lock of the document, so that a save
     * that is under way is waited for.
     *
     * @param form the upper half of all attempts to save from it
     */
    public boolean isSavedFrom(UUID document, long form) {
        documents.getLocked(document);
        return revisions.existsByDocumentIdAndAttemptBetween(
                document, new UUID(form, 0), new UUID(form, -1));
    }

    /** The newest revision of a document. */
    @Transactional(readOnly = true)
    public SavedRevision head(UUID document) {
        return saved.of(revisions.get(headOf(documents.get(document))));
    }

    /** The newest revisions of several documents, looked up together, of those that have any. */
    @Transactional(readOnly = true)
    public List<SavedRevision> heads(Collection<UUID> wanted) {
        var known =
                documents.all(wanted).stream()
                        .collect(Collectors.toMap(Document::getId, Function.identity()));
        return revisions.heads(known.keySet()).stream()
                .map(head -> saved.of(head, Objects.requireNonNull(known.get(head.documentId()))))
                .toList();
    }

    /** Any revision as it was saved. */
    @Transactional(readOnly = true)
    public SavedRevision revision(UUID revision) {
        return saved.of(revisions.get(revision));
    }

    /** What stands against publishing the newest revision. */
    @Transactional(readOnly = true)
    public List<Finding> findings(UUID document) {
        var revision = revisions.get(headOf(documents.get(document)));
        var type = types.get(documents.get(document).content().type());
        return type.form()
                .check(
                        bodies.upgraded(type, revision.schemaVersion(), revision.body()),
                        Purpose.PUBLISHING);
    }

    /**
     * Puts a document aside. What is public is withdrawn first, with the reason that readers are
     * told.
     *
     * @throws StillPublic when it is public, or will be, and there is no reason to tell
     */
    public void trash(UUID document, String reason, Actor by) {
        var locked = writable(document);
        publishing.clear(document, reason, by);
        locked.trash(clock.now());
        announcements.putAside(locked, titleOf(locked), What.TRASHED, by);
    }

    /**
     * Takes a document out of the trash: as a draft, for what was public must be published anew.
     */
    public void restore(UUID document, Actor by) {
        var locked = documents.getLocked(document).unlessErased();
        locked.restore();
        announcements.putAside(locked, titleOf(locked), What.RESTORED, by);
    }

    private String titleOf(Document document) {
        var head = document.head();
        return head == null ? "" : revisions.get(head).title();
    }

    private Begun begin(ContentItem item, Language language, Actor by) {
        var document = documents.save(new Document(Ids.next(), item, language, by));
        return new Begun(item.getId(), document.getId());
    }

    private SavedRevision store(
            Document document,
            ContentType<?> type,
            @Nullable Revision head,
            @Nullable Slug slug,
            ObjectNode body,
            String note,
            Actor author,
            @Nullable UUID attempt) {
        var form = type.form();
        var findings = new ArrayList<>(rowKeys.complete(document.getId(), head, form, body));
        findings.addAll(form.check(body, Purpose.SAVING));
        refuse(findings);
        var extract = extraction.of(type, body);
        refuse(index.brokenLinks(extract));
        refuse(index.brokenPictures(extract));
        var revision =
                revisions.saveAndFlush(
                        new Revision(
                                Ids.next(),
                                document.getId(),
                                head == null ? 1 : head.number() + 1,
                                type.version(),
                                slug(slug, head, extract),
                                extract,
                                bodies.json(body),
                                author.id(),
                                head == null ? null : head.getId(),
                                note,
                                clock.now(),
                                attempt));
        index.store(revision.getId(), extract);
        document.advanceTo(revision.getId());
        announcements.saved(document, head, revision, author);
        return saved.of(revision, document);
    }

    private static String slug(@Nullable Slug chosen, @Nullable Revision head, Extract extract) {
        if (chosen != null) {
            return chosen.value();
        }
        return head == null ? Slug.of(extract.title()).value() : head.slug();
    }

    private Document writable(UUID document) {
        return documents.getLocked(document).unlessPutAside();
    }

    private static UUID headOf(Document document) {
        var head = document.head();
        if (head == null) {
            throw new ContentGone("Document " + document.getId() + " has no revision");
        }
        return head;
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new UnfitBody(findings);
        }
    }
}
