package org.datapop.site.rendering;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.content.published.Correction;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.content.spi.Reference;
import org.datapop.markup.Markup;
import org.datapop.markup.MarkupOptions;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;

/**
 * The page as templates read it, out of what was read from the database.
 *
 * @param document null for a list
 * @param firstPublic when the document was first to be seen; null for a list
 */
record DrawnPage(
        String name,
        String title,
        String summary,
        String path,
        @Nullable Snapshot document,
        @Nullable Instant firstPublic,
        @Nullable Correction corrected,
        Surroundings around,
        Cards cards,
        DateWords dates,
        Markup markup,
        MarkupOptions options,
        PageLinks links)
        implements ContentPage {

    @Override
    public @Nullable UUID id() {
        return document == null ? null : document.content();
    }

    @Override
    public @Nullable Body body() {
        return document == null ? null : document.body();
    }

    @Override
    public String publishedOn() {
        return firstPublic == null ? "" : dates.of(firstPublic);
    }

    @Override
    public String changedOn() {
        var changed = document == null ? "" : dates.of(document.liveFrom());
        return changed.equals(publishedOn()) ? "" : changed;
    }

    @Override
    public @Nullable CorrectionLine correction() {
        return corrected == null
                ? null
                : new CorrectionLine(
                        corrected.change(), dates.of(corrected.at()), corrected.note());
    }

    @Override
    public SafeHtml html(Markdown text) {
        return new SafeHtml(markup.html(text.source(), links, options));
    }

    @Override
    public SafeHtml html(Markdown text, String key, int level) {
        var apart = options.withIdPrefix(Slug.of(key)).withHeadingShift(level);
        return new SafeHtml(markup.html(text.source(), links, apart));
    }

    @Override
    public String date(@Nullable FuzzyDate date) {
        return dates.of(date);
    }

    @Override
    public @Nullable Card card(@Nullable Reference reference) {
        return reference == null
                ? null
                : around.related(reference.content()).map(cards::of).orElse(null);
    }

    @Override
    public @Nullable Photo photo(@Nullable Picture picture) {
        return picture == null
                ? null
                : Photo.of(
                        picture.media(),
                        around.pictures(),
                        picture.decorative() ? "" : picture.alt());
    }

    @Override
    public List<Card> list(String list) {
        return around.list(list).stream().map(cards::of).toList();
    }

    @Override
    public List<Card> mentionedBy(String type) {
        return around.mentions().stream()
                .filter(mention -> mention.type().equals(type))
                .map(cards::of)
                .toList();
    }

    @Override
    public String words(Markdown text, int most) {
        return Shortened.of(markup.plainText(text.source()), most);
    }

    @Override
    public Locale locale() {
        return dates.locale();
    }

    @Override
    public List<AppointmentLine> appointments(List<Appointment> appointments) {
        return appointments.stream().map(this::line).toList();
    }

    private AppointmentLine line(Appointment appointment) {
        return new AppointmentLine(
                appointment.role(),
                card(appointment.organization()),
                appointment.organizationName(),
                dates.period(appointment.from(), appointment.until(), appointment.on()),
                appointment.source(),
                appointment.sourceUrl(),
                AppointmentLine.isHeld(
                        appointment, around.at().atZone(dates.zone()).toLocalDate()));
    }
}
