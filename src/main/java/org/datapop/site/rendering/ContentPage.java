package org.datapop.site.rendering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.text.ListFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/** What a template reads of the page that it draws: a document, or a list of documents. */
interface ContentPage {

    /** The document's content, from which its halftone is grown; null for a list. */
    @Nullable UUID id();

    /** The name of the template: a content type ({@code person}) or a list ({@code people}). */
    String name();

    String title();

    String summary();

    /** Path of the page itself. */
    String path();

    /** The record of the content type; null for a list. */
    @Nullable Body body();

    /** The day of the first publication in words of the page's language; empty for a list. */
    String publishedOn();

    /** The day since which the page says what it says; empty where it said it from the first. */
    default String changedOn() {
        return "";
    }

    /** What the page put right last; null for nothing. */
    default @Nullable CorrectionLine correction() {
        return null;
    }

    /** The text as safe HTML: the only thing that a template may insert unescaped. */
    SafeHtml html(Markdown text);

    /**
     * One of several texts of a page as safe HTML.
     *
     * @param key tells its anchors from those of the others
     * @param level of the heading above it, under which its own headings stand
     */
    SafeHtml html(Markdown text, String key, int level);

    /** A date in words of the page's language: "2013", "about 2012", "summer 2013". */
    String date(@Nullable FuzzyDate date);

    /** The document that stands for the reference now; null where none does. */
    @Nullable Card card(@Nullable Reference reference);

    /**
     * The documents that stand for the references now, in their order; those that aren't live are
     * left out.
     */
    default List<Card> cards(List<Reference> references) {
        return references.stream().map(this::card).filter(Objects::nonNull).toList();
    }

    /** The documents of a list that the page asked for. */
    List<Card> list(String name);

    /** The documents of a list by the years under which they are filed, in the list's order. */
    default List<Year> years(String name) {
        return list(name).stream()
                .collect(groupingBy(Card::year, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList();
    }

    /** The documents of a type that point to this one. */
    List<Card> mentionedBy(String type);

    /** The documents of a type that point to this one in a field of theirs that is a facet. */
    default List<Card> mentionedBy(String type, String field) {
        var id = id();
        return mentionedBy(type).stream()
                .filter(card -> id != null && card.references(field).contains(Reference.to(id)))
                .toList();
    }

    /**
     * The words of a text without its markup, shortened at a gap where there are more than that.
     */
    String words(Markdown text, int most);

    /** Of the page's language. */
    Locale locale();

    /** The names of documents as one phrase: "A, B, and C". */
    default String names(List<Card> cards) {
        var names = cards.stream().map(Card::title).toList();
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }

    /** The day under which a document of a list is filed, as exactly as it is known. */
    default String filed(Card card) {
        return date(card.date());
    }

    /** The name of a language in that of the page. */
    default String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(locale());
    }

    List<AppointmentLine> appointments(List<Appointment> appointments);

    /** A picture of the document; null where none was chosen, or it is gone. */
    @Nullable Photo photo(@Nullable Picture picture);

    /** What stands for a photograph of the person whom the page is about. */
    default Halftone portrait() {
        return Halftone.portrait(seed());
    }

    default String initials() {
        return Initials.of(title());
    }

    /** The page's own picture: that of its document or list, and of no other. */
    default Halftone halftone() {
        return Halftone.strip(seed());
    }

    /** A picture with a meaning, such as {@code diagnose}. */
    default Halftone halftone(String shape) {
        return Halftone.shape(shape);
    }

    private UUID seed() {
        var id = id();
        return id != null ? id : UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.UTF_8));
    }
}
