package org.datapop.site.rendering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datapop.catalog.site.Site;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.News;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.datapop.web.PublicAddress;

/** Tells feed readers what is new of one type, in Atom (RFC 4287). */
record FeedView(Drawing drawing, PublicAddress address, FeedViews.Feed feed) implements View {

    private static final int ENTRIES = 50;

    @Override
    public SitePath path() {
        return feed.path();
    }

    @Override
    public boolean isPage() {
        return false;
    }

    /** So that the feed is known to depend on all documents of the type. */
    @Override
    public List<ListQuery> lists(Visit visit) {
        return List.of(ListQuery.of(feed.name(), feed.type(), 1));
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var reading = visit.reading();
        var news = reading.content().news(feed.type(), visit.language(), reading.at(), ENTRIES);
        return new RenderedPage(
                200,
                Map.of("Content-Type", "application/atom+xml;charset=UTF-8"),
                xml(visit, around, news),
                visit.tags(lists(visit), around),
                around.freshUntil());
    }

    private String xml(Visit visit, Surroundings around, List<News> news) {
        var language = visit.language();
        var name =
                Optional.ofNullable(around.site())
                        .map(words -> words.body(Site.class).name())
                        .orElse(drawing.message("layout.unnamed", language));
        var title = drawing.message("feed." + feed.name() + ".title", language);
        var self = address.of(visit.path().value());
        var xml = new XmlText();
        return xml.element(
                        "feed",
                        () -> {
                            xml.element("id", self);
                            xml.element("title", title + " · " + name);
                            xml.element("updated", time(updated(around, news)));
                            xml.element("author", () -> xml.element("name", name));
                            xml.empty("link", "rel", "self", "href", self);
                            xml.empty(
                                    "link",
                                    "rel",
                                    "alternate",
                                    "type",
                                    "text/html",
                                    "href",
                                    address.of(visit.home()));
                            news.forEach(one -> entry(xml, one));
                        },
                        "xmlns",
                        "http://www.w3.org/2005/Atom",
                        "xml:lang",
                        language.tag())
                .toString();
    }

    /** The id is that of the document, because its translations are entries of other feeds. */
    private void entry(XmlText xml, News news) {
        var document = news.document();
        xml.element(
                "entry",
                () -> {
                    xml.element("id", "urn:uuid:" + document.document());
                    xml.element("title", document.title());
                    xml.element("published", time(news.firstPublic()));
                    xml.element("updated", time(document.liveFrom()));
                    xml.empty(
                            "link",
                            "rel",
                            "alternate",
                            "type",
                            "text/html",
                            "hreflang",
                            document.language().tag(),
                            "href",
                            address.of(String.valueOf(document.address())));
                    if (!document.summary().isEmpty()) {
                        xml.element("summary", document.summary());
                    }
                });
    }

    /** Without entries, when the site was last given its words; never the time of the request. */
    private static Instant updated(Surroundings around, List<News> news) {
        return news.stream()
                .map(one -> one.document().liveFrom())
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(around.site()).map(Snapshot::liveFrom))
                .orElse(Instant.EPOCH);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
