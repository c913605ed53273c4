package org.datapop.site.rendering;

import java.util.List;
import java.util.Optional;
import org.datapop.catalog.site.MenuItem;
import org.datapop.catalog.site.Site;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** Builds what stands around a page: menus, languages, titles. */
record Frame(
        Language language,
        Language siteLanguage,
        Surroundings around,
        String prefix,
        String unnamed) {

    /**
     * @param title of the page; empty for the home page, whose window bears the site's name alone
     * @param canonical null for a page without an address of its own
     */
    Chrome around(String path, String title, String description, @Nullable String canonical) {
        var site = Optional.ofNullable(around.site()).map(snapshot -> snapshot.body(Site.class));
        var name = site.map(Site::name).orElse(unnamed);
        var tagline = site.map(Site::tagline).orElse("");
        return new Chrome(
                language,
                name,
                site.map(Site::motto).orElse(""),
                tagline,
                prefix + home(language),
                title.isEmpty() || title.equals(name) ? name : title + " · " + name,
                description.isEmpty() ? tagline : description,
                canonical,
                menu(site.map(Site::menu).orElse(List.of()), path),
                menu(site.map(Site::footer).orElse(List.of()), path),
                languages(site.map(Site::languages).orElse(List.of())));
    }

    private String home(Language of) {
        return of.equals(siteLanguage) ? "/" : "/" + of;
    }

    private List<Chrome.MenuLink> menu(List<MenuItem> items, String path) {
        return items.stream().map(item -> link(item, path)).flatMap(Optional::stream).toList();
    }

    private Optional<Chrome.MenuLink> link(MenuItem item, String path) {
        var target =
                Optional.ofNullable(item.target())
                        .flatMap(reference -> around.related(reference.content()));
        var address =
                target.map(Snapshot::address).orElse(item.target() == null ? item.path() : "");
        var label = item.label().isEmpty() ? target.map(Snapshot::title).orElse("") : item.label();
        if (address == null || address.isEmpty() || label.isEmpty()) {
            return Optional.empty();
        }
        var current = path.equals(address) || path.startsWith(address + "/");
        return Optional.of(new Chrome.MenuLink(label, prefix + address, current));
    }

    /** The page in its languages, named by their speakers; nothing where there is no choice. */
    private List<Chrome.LanguageLink> languages(List<Site.SpokenLanguage> spoken) {
        var links =
                spoken.stream()
                        .filter(language -> Language.isTag(language.tag()))
                        .map(this::languageLink)
                        .flatMap(Optional::stream)
                        .toList();
        return links.size() > 1 ? links : List.of();
    }

    private Optional<Chrome.LanguageLink> languageLink(Site.SpokenLanguage spoken) {
        var other = new Language(spoken.tag());
        if (other.equals(language)) {
            return Optional.of(new Chrome.LanguageLink(other, spoken.name(), "", true));
        }
        return around.alternates().stream()
                .filter(alternate -> alternate.language().equals(other))
                .findFirst()
                .map(alternate ->
                        new Chrome.LanguageLink(
                                other, spoken.name(), prefix + alternate.address(), false));
    }
}
