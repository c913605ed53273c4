package org.datapop.site.rendering;

import java.util.List;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.News;
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
        var language = visit.language();
        var news = reading.content().news(feed.type(), language, reading.at(), ENTRIES);
        var prefix = reading.prefix();
        var atom =
                new Atom(
                        drawing.message("feed." + feed.name() + ".title", language),
                        drawing.siteName(around, language),
                        address.of(visit.path().value()),
                        address.of(prefix + visit.path()),
                        address.of(prefix + visit.home()),
                        language);
        return new RenderedPage(
                200,
                Atom.HEADERS,
                atom.of(news.stream().map(one -> entry(one, prefix)).toList(), around),
                visit.tags(lists(visit), around),
                around.freshUntil());
    }

    /** The id is that of the document, because its translations are entries of other feeds. */
    private Atom.Entry entry(News news, String prefix) {
        var document = news.document();
        return new Atom.Entry(
                "urn:uuid:" + document.document(),
                document.title(),
                news.firstPublic(),
                document.liveFrom(),
                document.language(),
                address.of(prefix + document.address()),
                document.summary());
    }
}
