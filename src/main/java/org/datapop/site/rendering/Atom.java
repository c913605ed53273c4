package org.datapop.site.rendering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.Language;

/**
 * A feed as RFC 4287 writes it.
 *
 * @param author the name of the site
 * @param id its name for good: the address at which it is read today
 * @param self its own address
 * @param alternate the page that people read
 */
record Atom(
        String title, String author, String id, String self, String alternate, Language language) {

    static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/atom+xml;charset=UTF-8");

    /**
     * One thing that is new.
     *
     * @param language of the page at {@code href}
     * @param summary empty for none
     */
    record Entry(
            String id,
            String title,
            Instant published,
            Instant updated,
            Language language,
            String href,
            String summary) {}

    String of(List<Entry> entries, Surroundings around) {
        var xml = new XmlText();
        return xml.element(
                        "feed",
                        () -> {
                            xml.element("id", id);
                            xml.element("title", title + " · " + author);
                            xml.element("updated", time(updated(entries, around)));
                            xml.element("author", () -> xml.element("name", author));
                            xml.empty("link", "rel", "self", "href", self);
                            xml.empty(
                                    "link",
                                    "rel",
                                    "alternate",
                                    "type",
                                    "text/html",
                                    "href",
                                    alternate);
                            entries.forEach(entry -> write(xml, entry));
                        },
                        "xmlns",
                        "http://www.w3.org/2005/Atom",
                        "xml:lang",
                        language.tag())
                .toString();
    }

    private static void write(XmlText xml, Entry entry) {
        xml.element(
                "entry",
                () -> {
                    xml.element("id", entry.id());
                    xml.element("title", entry.title());
                    xml.element("published", time(entry.published()));
                    xml.element("updated", time(entry.updated()));
                    xml.empty(
                            "link",
                            "rel",
                            "alternate",
                            "type",
                            "text/html",
                            "hreflang",
                            entry.language().tag(),
                            "href",
                            entry.href());
                    if (!entry.summary().isEmpty()) {
                        xml.element("summary", entry.summary());
                    }
                });
    }

    /** Without entries, when the site was last given its words; never the time of the request. */
    private static Instant updated(List<Entry> entries, Surroundings around) {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(around.site()).map(Snapshot::liveFrom))
                .orElse(Instant.EPOCH);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
