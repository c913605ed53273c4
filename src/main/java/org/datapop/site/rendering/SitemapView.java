package org.datapop.site.rendering;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.datapop.content.published.PageAddress;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lists every page for search engines, by the protocol of sitemaps.org. A large site has an index
 * of several lists, each of which begins after a content of the one before, so that a list stays
 * what it is while others are written.
 */
@Component
class SitemapView implements View {

    static final SitePath PATH = new SitePath("/sitemap.xml");

    private static final String AFTER = "after";
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /** Of a list, so that with all its languages it stays far below the 50,000 of the protocol. */
    private static final int CONTENTS = 2_500;

    /** When something is planned is nobody's business, so the list is simply made anew. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final PublicAddress address;
    private final Language siteLanguage;
    private final ObjectProvider<View> views;

    SitemapView(PublicAddress address, SiteProperties site, ObjectProvider<View> views) {
        this.address = address;
        this.siteLanguage = new Language(site.language().toLanguageTag());
        this.views = views;
    }

    @Override
    public SitePath path() {
        return PATH;
    }

    @Override
    public Set<String> parameters() {
        return Set.of(AFTER);
    }

    @Override
    public boolean speaks() {
        return false;
    }

    @Override
    public boolean isPage() {
        return false;
    }

    /** Search engines look for what is there today. */
    @Override
    public boolean hasPast() {
        return false;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var content = visit.reading().content();
        var at = visit.reading().at();
        var after = visit.document(AFTER);
        var cuts = after.isEmpty() ? content.addressCuts(at, CONTENTS) : List.<UUID>of();
        if (!cuts.isEmpty()) {
            return page(visit, around, index(cuts));
        }
        var from = after.orElse(BEGINNING);
        var pages = new ArrayList<List<Place>>();
        if (from.equals(BEGINNING)) {
            pages.addAll(viewPages(around));
        }
        pages.addAll(documentPages(content.addresses(from, at, CONTENTS)));
        if (pages.isEmpty()) {
            return new RenderedPage(404, Map.of(), "", Set.of(), null);
        }
        var page = page(visit, around, list(pages));
        var isPart =
                after.isEmpty()
                        || from.equals(BEGINNING)
                        || content.addressCuts(at, CONTENTS).contains(from);
        return isPart ? page : page.passing();
    }

    /** A page in one of its languages. */
    private record Place(Language language, String href, @Nullable Instant since) {}

    private RenderedPage page(Visit visit, Surroundings around, String xml) {
        var tags = new HashSet<>(visit.tags(List.of(), around));
        tags.add("pages");
        return new RenderedPage(
                200,
                Map.of("Content-Type", "application/xml;charset=UTF-8"),
                xml,
                tags,
                around.at().plus(FRESH));
    }

    private String index(List<UUID> cuts) {
        var xml = new XmlText();
        return xml.element(
                        "sitemapindex",
                        () -> {
                            part(xml, BEGINNING);
                            cuts.forEach(cut -> part(xml, cut));
                        },
                        "xmlns",
                        NAMESPACE)
                .toString();
    }

    private void part(XmlText xml, UUID after) {
        xml.element(
                "sitemap", () -> xml.element("loc", address.of(PATH + "?" + AFTER + "=" + after)));
    }

    private String list(List<List<Place>> pages) {
        var xml = new XmlText();
        return xml.element(
                        "urlset",
                        () -> pages.forEach(page -> page.forEach(place -> url(xml, place, page))),
                        "xmlns",
                        NAMESPACE,
                        "xmlns:xhtml",
                        "http://www.w3.org/1999/xhtml")
                .toString();
    }

    private void url(XmlText xml, Place place, List<Place> page) {
        var addresses = new HashMap<Language, String>();
        page.forEach(other -> addresses.put(other.language(), other.href()));
        xml.element(
                "url",
                () -> {
                    xml.element("loc", place.href());
                    if (place.since() != null) {
                        xml.element(
                                "lastmod",
                                place.since().truncatedTo(ChronoUnit.SECONDS).toString());
                    }
                    for (var other : Alternate.among(addresses, siteLanguage)) {
                        xml.empty(
                                "xhtml:link",
                                "rel",
                                "alternate",
                                "hreflang",
                                other.hreflang(),
                                "href",
                                other.href());
                    }
                });
    }

    private List<List<Place>> documentPages(List<PageAddress> addresses) {
        var pages = new LinkedHashMap<UUID, List<Place>>();
        for (var page : addresses) {
            pages.computeIfAbsent(page.content(), _ -> new ArrayList<>())
                    .add(new Place(page.language(), address.of(page.path().value()), page.since()));
        }
        return List.copyOf(pages.values());
    }

    private List<List<Place>> viewPages(Surroundings around) {
        var languages = new ArrayList<Language>(List.of(siteLanguage));
        around.homes().stream()
                .map(home -> home.language())
                .filter(language -> !language.equals(siteLanguage))
                .sorted()
                .forEach(languages::add);
        return views.stream()
                .filter(View::isPage)
                .sorted(Comparator.comparing(View::path))
                .map(view -> languages.stream().map(language -> place(view, language)).toList())
                .toList();
    }

    private Place place(View view, Language language) {
        var path = language.equals(siteLanguage) ? view.path() : view.path().under(language.tag());
        return new Place(language, address.of(path.value()), null);
    }
}
