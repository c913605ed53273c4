package org.datapop.admin;

import java.util.Optional;
import org.datapop.catalog.site.Site;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.web.SiteProperties;
import org.springframework.stereotype.Component;

/** The name of the site in its own language, which is a field of its site document. */
@Component
class SiteName {

    private final DocumentList documents;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Language language;

    SiteName(
            DocumentList documents, Drafting drafting, Publishing publishing, SiteProperties site) {
        this.documents = documents;
        this.drafting = drafting;
        this.publishing = publishing;
        this.language = new Language(site.language().toLanguageTag());
    }

    /** Empty while there is no site document. */
    String current() {
        return document().map(DocumentEntry::title).orElse("");
    }

    /** Publishes the site under another name; nothing else that surrounds its pages changes. */
    void change(String name, Actor by) {
        document()
                .filter(entry -> entry.head() != null && !entry.title().equals(name))
                .ifPresent(entry -> change(entry, name, by));
    }

    private void change(DocumentEntry entry, String name, Actor by) {
        var head = drafting.head(entry.document());
        var old = (Site) head.body();
        var named =
                new Site(
                        name,
                        old.motto(),
                        old.tagline(),
                        old.menu(),
                        old.footer(),
                        old.languages());
        var saved = drafting.save(entry.document(), head.revision(), null, named, "", by);
        publishing.publish(Publishing.Order.of(saved), by);
    }

    private Optional<DocumentEntry> document() {
        return documents.list(Wanted.byTitle("site", language), 1).stream().findFirst();
    }
}
