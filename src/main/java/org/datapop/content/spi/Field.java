package org.datapop.content.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One field of a content type's form, told once: from it come the control that edits it, the check,
 * the links, the plain text, and the values generated for tests. Immutable; the methods without
 * arguments return a changed copy.
 *
 * @param key the name of the record component that holds the value
 * @param max the longest text in characters, or the most rows; 0 where nothing is counted
 * @param choices the values of a choice, the first being the default
 * @param targets the types that a reference may point to
 * @param fields the fields of one row of a group
 * @param variants the kinds of blocks
 */
public record Field(
        String key,
        Kind kind,
        int max,
        List<String> choices,
        List<String> targets,
        List<Field> fields,
        List<Variant> variants,
        Set<Trait> traits) {

    /** What a value is, and so which control edits it. */
    public enum Kind {
        LINE,
        TEXT,
        MARKDOWN,
        NUMBER,
        DATE,
        CHOICE,
        FLAG,
        URL,
        LANGUAGE,
        PICTURE,
        REFERENCE,
        REFERENCES,
        GROUP,
        BLOCKS
    }

    /** What more is true of a field. */
    public enum Trait {
        /** Must be filled before the document can be published; a draft may lack it. */
        REQUIRED,
        /** Said anew in a translation; the other fields are laid over from the source document. */
        TRANSLATABLE,
        /** The name of the document everywhere. */
        TITLE,
        /** The one sentence shown in lists, search results and to other sites. */
        SUMMARY,
        /** Orders lists; else the title does. */
        SORTING,
        /** The day under which the document is filed. */
        FILED,
        /**
         * Kept beside the revision, so that lists can show or ask for it without reading bodies:
         * one value, or a few references.
         */
        FACET,
        /**
         * Rows are what people say in turn: {@code question} and {@code answer} with {@code
         * speaker} and {@code text}, {@code direction} and {@code omission}. They are edited as
         * such.
         */
        CONVERSATION
    }

    /**
     * A kind of block with its own fields.
     *
     * @param prefix what stands before the number in the keys of such rows; empty where keys are no
     *     numbers
     */
    public record Variant(String name, String prefix, List<Field> fields) {

        public Variant {
            fields = List.copyOf(fields);
        }

        public Variant(String name, Field... fields) {
            this(name, "", List.of(fields));
        }

        /**
         * Rows of this kind are numbered for ever: their keys, such as {@code a1}, {@code a2}, can
         * stand in addresses, since none is given to another row of the document.
         *
         * @param with one or two small letters, other than those of the other kinds
         */
        public Variant numbered(String with) {
            return new Variant(name, with, fields);
        }
    }

    /** The most references that are kept beside a revision. */
    static final int MAX_FACET_REFERENCES = 20;

    static final int MAX_LINE = 300;
    static final int MAX_TEXT = 2_000;
    static final int MAX_MARKDOWN = 200_000;
    static final int MAX_ROWS = 1_000;
    static final int MAX_URL = 2_000;

    /** One line of plain text. */
    public static Field line(String key) {
        return of(key, Kind.LINE).max(MAX_LINE);
    }

    /** Several lines of plain text. */
    public static Field text(String key) {
        return of(key, Kind.TEXT).max(MAX_TEXT);
    }

    public static Field markdown(String key) {
        return of(key, Kind.MARKDOWN).max(MAX_MARKDOWN);
    }

    /** A whole number from 0 to 999,999. */
    public static Field number(String key) {
        return of(key, Kind.NUMBER);
    }

    public static Field date(String key) {
        return of(key, Kind.DATE);
    }

    public static Field choice(String key, String... choices) {
        return of(key, Kind.CHOICE, List.of(choices), List.of(), List.of(), List.of());
    }

    public static Field flag(String key) {
        return of(key, Kind.FLAG);
    }

    /** An address on the web: http, https or mailto. */
    public static Field url(String key) {
        return of(key, Kind.URL).max(MAX_URL);
    }

    /** A language by its BCP 47 tag. */
    public static Field language(String key) {
        return of(key, Kind.LANGUAGE);
    }

    /** A picture of the library, with what it shows. */
    public static Field picture(String key) {
        return of(key, Kind.PICTURE).max(Picture.LONGEST_ALT);
    }

    public static Field reference(String key, String... targets) {
        return of(key, Kind.REFERENCE, List.of(), List.of(targets), List.of(), List.of());
    }

    public static Field references(String key, String... targets) {
        return of(key, Kind.REFERENCES, List.of(), List.of(targets), List.of(), List.of())
                .max(MAX_ROWS);
    }

    /** Rows of the same fields; every row has a {@code key}. */
    public static Field group(String key, Field... fields) {
        return of(key, Kind.GROUP, List.of(), List.of(), List.of(fields), List.of()).max(MAX_ROWS);
    }

    /** Rows of different kinds; every row has a {@code key} and a {@code kind}. */
    public static Field blocks(String key, Variant... variants) {
        return of(key, Kind.BLOCKS, List.of(), List.of(), List.of(), List.of(variants))
                .max(MAX_ROWS);
    }

    public Field required() {
        return with(Trait.REQUIRED);
    }

    public Field translatable() {
        return with(Trait.TRANSLATABLE);
    }

    public Field max(int max) {
        return new Field(key, kind, max, choices, targets, fields, variants, traits);
    }

    public Field title() {
        return with(Trait.TITLE).required();
    }

    public Field summary() {
        return with(Trait.SUMMARY);
    }

    public Field sorting() {
        return with(Trait.SORTING);
    }

    public Field filed() {
        return with(Trait.FILED);
    }

    public Field facet() {
        return with(Trait.FACET);
    }

    public Field conversation() {
        return with(Trait.CONVERSATION);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the value is a list of rows with keys. */
    public boolean hasRows() {
        return kind == Kind.GROUP || kind == Kind.BLOCKS;
    }

    /** The fields of a row of this kind; none for a kind of block that isn't known. */
    public List<Field> fieldsOf(String rowKind) {
        return kind == Kind.GROUP
                ? fields
                : variant(rowKind).map(Variant::fields).orElse(List.of());
    }

    /** What stands before the number in the key of a row of this kind; empty where none does. */
    public String prefixOf(String rowKind) {
        return variant(rowKind).map(Variant::prefix).orElse("");
    }

    private Optional<Variant> variant(String rowKind) {
        return variants.stream().filter(variant -> variant.name().equals(rowKind)).findFirst();
    }

    private Field with(Trait trait) {
        var more = new TreeSet<>(traits);
        more.add(trait);
        return new Field(key, kind, max, choices, targets, fields, variants, Set.copyOf(more));
    }

    private static Field of(String key, Kind kind) {
        return of(key, kind, List.of(), List.of(), List.of(), List.of());
    }

    private static Field of(
            String key,
            Kind kind,
            List<String> choices,
            List<String> targets,
            List<Field> fields,
            List<Variant> variants) {
        return new Field(key, kind, 0, choices, targets, fields, variants, Set.of());
    }
}
