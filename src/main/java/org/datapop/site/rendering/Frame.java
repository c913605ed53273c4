package org.datapop.site.rendering;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.datapop.catalog.site.MenuItem;
import org.datapop.catalog.site.Site;
import org.datapop.content.published.Snapshot;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/** Builds what stands around a page: menus, languages, titles. */
record Frame(Sheet sheet, Language siteLanguage, String unnamed, DateWords dates) {

    Chrome around(HeadWriting heads) {
        var site = Optional.ofNullable(sheet.around().site()).map(words -> words.body(Site.class));
        var name = site.map(Site::name).orElse(unnamed);
        var motto = site.map(Site::motto).orElse("");
        var tagline = site.map(Site::tagline).orElse("");
        return new Chrome(
                sheet.language(),
                name,
                motto,
                tagline,
                prefix() + at(SitePath.HOME, sheet.language()),
                prefix() + at(SearchView.PATH, sheet.language()),
                heads.of(sheet, this, name, motto, tagline),
                menu(site.map(Site::menu).orElse(List.of())),
                menu(site.map(Site::footer).orElse(List.of())),
                languages(site.map(Site::languages).orElse(List.of())),
                sheet.listed() && prefix().isEmpty() ? "/admin/at" + sheet.path() : null,
                sheet.document() == null ? null : PastPaths.HISTORY + sheet.path(),
                notice());
    }

    private Chrome.@Nullable Note notice() {
        var reading = sheet.reading();
        var present = reading.hasPresent() ? sheet.path() + sheet.query() : null;
        if (reading.notice() == Reading.Notice.NONE) {
            return null;
        }
        var then = reading.at();
        return new Chrome.Note(
                reading.notice().name().toLowerCase(Locale.ROOT),
                then == null ? "" : dates.of(then),
                then == null ? "" : dates.moment(then),
                present);
    }

    /** The page's language where the site is offered in it; else the site's own. */
    Language offered() {
        return sheet.around().isOffered(sheet.language()) ? sheet.language() : siteLanguage;
    }

    /** The path of a view in the language in which it is found. */
    String ofLanguage(SitePath view) {
        return prefix() + at(view, offered());
    }

    private String prefix() {
        return sheet.reading().prefix();
    }

    /** The address of something that is found in every language. */
    private String at(SitePath path, Language language) {
        return (language.equals(siteLanguage) ? path : path.under(language.tag())).value();
    }

    private List<Chrome.MenuLink> menu(List<MenuItem> items) {
        return items.stream().map(this::link).flatMap(Optional::stream).toList();
    }

    private Optional<Chrome.MenuLink> link(MenuItem item) {
        var target =
                Optional.ofNullable(item.target())
                        .flatMap(reference -> sheet.around().related(reference.content()));
        var address =
                item.target() == null
                        ? list(item.path())
                        : target.map(Snapshot::address).orElse("");
        var label = item.label().isEmpty() ? target.map(Snapshot::title).orElse("") : item.label();
        if (address.isEmpty() || label.isEmpty()) {
            return Optional.empty();
        }
        var path = sheet.path().value();
        var current = path.equals(address) || path.startsWith(address + "/");
        return Optional.of(new Chrome.MenuLink(label, prefix() + address, current));
    }

    private String list(String path) {
        return SitePath.isPath(path) ? at(new SitePath(path), sheet.language()) : path;
    }

    /** The languages that the site has a home page in; nothing where there is no choice. */
    private List<Chrome.LanguageLink> languages(List<Site.SpokenLanguage> spoken) {
        var links =
                sheet.around().homes().stream()
                        .map(home -> languageLink(home, spoken))
                        .sorted(comparing(link -> place(link.language(), spoken)))
                        .toList();
        return links.size() > 1 ? links : List.of();
    }

    private static int place(Language language, List<Site.SpokenLanguage> spoken) {
        var tags = spoken.stream().map(Site.SpokenLanguage::tag).toList();
        var place = tags.indexOf(language.tag());
        return place < 0 ? tags.size() : place;
    }

    private Chrome.LanguageLink languageLink(Snapshot home, List<Site.SpokenLanguage> spoken) {
        var language = home.language();
        var name =
                spoken.stream()
                        .filter(one -> one.tag().equals(language.tag()))
                        .findFirst()
                        .map(Site.SpokenLanguage::name)
                        .orElseGet(() -> language.locale().getDisplayName(language.locale()));
        var same =
                language.equals(sheet.language())
                        ? sheet.path().value()
                        : elsewhere(language).orElse(null);
        return new Chrome.LanguageLink(
                language,
                name,
                prefix() + (same == null ? home.address() : same),
                language.equals(sheet.language()),
                same != null);
    }

    /** The address of the same page in another language; nothing where it doesn't exist there. */
    Optional<String> elsewhere(Language language) {
        if (sheet.isView()) {
            var path =
                    sheet.language().equals(siteLanguage)
                            ? sheet.path()
                            : sheet.path().above(sheet.language().tag());
            return Optional.of(at(path, language));
        }
        return sheet.around().alternates().stream()
                .filter(alternate -> alternate.language().equals(language))
                .findFirst()
                .map(Snapshot::address);
    }
}
