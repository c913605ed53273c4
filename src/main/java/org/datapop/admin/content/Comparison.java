package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.admin.content.Differences.Difference;
import org.datapop.admin.form.FormWords;
import org.datapop.content.Bodies;
import org.datapop.content.ContentGone;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.History.Entry;
import org.datapop.content.SavedRevision;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Says in what two revisions of one document differ. */
@Component
class Comparison {

    private final Drafting drafting;
    private final Bodies bodies;
    private final ContentTypes types;
    private final FormWords words;
    private final EditPages pages;

    Comparison(
            Drafting drafting,
            Bodies bodies,
            ContentTypes types,
            FormWords words,
            EditPages pages) {
        this.drafting = drafting;
        this.bodies = bodies;
        this.types = types;
        this.words = words;
        this.pages = pages;
    }

    /**
     * @throws ContentGone when one of them is another document's
     */
    List<Difference> of(DocumentEntry entry, UUID before, UUID after, Locale locale) {
        return differences(entry, locale)
                .between(types.get(entry.type()).form(), body(entry, before), body(entry, after));
    }

    /** Two saves of a document, whichever is the older. */
    Compared of(DocumentEntry entry, Entry one, Entry other, Locale locale) {
        var older = one.number() < other.number() ? one : other;
        var newer = older == one ? other : one;
        var before = body(entry, older.revision());
        var after = body(entry, newer.revision());
        var form = types.get(entry.type()).form();
        var differences = differences(entry, locale);
        return new Compared(
                older,
                newer,
                differences.between(form, before, after),
                differences.same(form, before, after));
    }

    private Differences differences(DocumentEntry entry, Locale locale) {
        return new Differences(new Wording(entry.type(), words, pages.titles(), locale));
    }

    /** What a revision says, as the forms of today hold it. */
    ObjectNode body(DocumentEntry entry, UUID revision) {
        return bodies.tree(revision(entry, revision).body());
    }

    /** A revision of this document and no other. */
    SavedRevision revision(DocumentEntry entry, UUID revision) {
        var saved = drafting.revision(revision);
        if (!saved.document().equals(entry.document())) {
            throw new ContentGone("There is no revision " + revision + " of this document");
        }
        return saved;
    }
}
