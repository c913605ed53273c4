package org.datapop.site.rendering;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.content.spi.Reference;
import org.datapop.markup.LinkResolver;
import org.datapop.markup.Markup;
import org.datapop.markup.MarkupOptions;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;

/** A page for the gallery, whose surroundings are said instead of read. */
record Fixture(
        String name,
        String title,
        String summary,
        @Nullable Body body,
        Map<String, List<Card>> lists,
        Map<UUID, Card> cards)
        implements ContentPage {

    static Fixture document(String name, String title, String summary, Body body) {
        return new Fixture(name, title, summary, body, new HashMap<>(), new HashMap<>());
    }

    static Fixture list(String name, String title, String summary) {
        return new Fixture(name, title, summary, null, new HashMap<>(), new HashMap<>());
    }

    static UUID idOf(String title) {
        return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
    }

    Fixture with(String list, List<Card> shown) {
        lists.put(list, shown);
        shown.forEach(card -> cards.put(card.id(), card));
        return this;
    }

    @Override
    public @Nullable UUID id() {
        return body == null ? null : idOf(title);
    }

    @Override
    public String path() {
        return "/" + name;
    }

    @Override
    public String publishedOn() {
        return body == null ? "" : "23 November 2026";
    }

    @Override
    public SafeHtml html(Markdown text) {
        return new SafeHtml(new Markup().html(text.source(), LinkResolver.NONE));
    }

    @Override
    public SafeHtml html(Markdown text, String key, int level) {
        var apart = MarkupOptions.DEFAULT.withIdPrefix(Slug.of(key)).withHeadingShift(level);
        return new SafeHtml(new Markup().html(text.source(), LinkResolver.NONE, apart));
    }

    @Override
    public String words(Markdown text, int most) {
        return Shortened.of(new Markup().plainText(text.source()), most);
    }

    /** As it is stored: which names languages have is no word of the site. */
    @Override
    public String language(String tag) {
        return tag;
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String date(@Nullable FuzzyDate date) {
        return date == null ? "" : date.edtf();
    }

    @Override
    public @Nullable Card card(@Nullable Reference reference) {
        return reference == null ? null : cards.get(reference.content());
    }

    @Override
    public @Nullable Photo photo(@Nullable Picture picture) {
        return null;
    }

    @Override
    public List<Card> list(String list) {
        return lists.getOrDefault(list, List.of());
    }

    @Override
    public List<Card> mentionedBy(String type) {
        return list(type);
    }

    @Override
    public List<AppointmentLine> appointments(List<Appointment> appointments) {
        var lines = new ArrayList<AppointmentLine>();
        for (var appointment : appointments) {
            lines.add(
                    new AppointmentLine(
                            appointment.role(),
                            card(appointment.organization()),
                            appointment.organizationName(),
                            date(appointment.on()),
                            appointment.source(),
                            appointment.sourceUrl(),
                            true));
        }
        return lines;
    }
}
