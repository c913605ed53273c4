package org.datapop.admin.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a template draws one field with.
 *
 * @param name of the input, the place of findings
 * @param id of the input, to be pointed to
 * @param kind the name of the fragment that draws it
 * @param hint empty where none is needed
 * @param max the longest text in characters, or the most rows; 0 where nothing is counted
 * @param value as it was typed or stored; empty for rows
 * @param choices of a choice, or the documents that a reference may point to
 * @param picks of several references: the choices for each, and for one more
 * @param picture what is told of a picture; null for other kinds
 * @param problems what is wrong, in words
 * @param isConversation whether the rows are what people say in turn
 * @param addable the kinds of rows that can be added
 * @param types that a reference may point to; empty for all
 * @param creatable the types of which a document can be begun here, to be pointed to
 */
public record Control(
        String name,
        String id,
        String kind,
        String label,
        String hint,
        boolean required,
        int max,
        String value,
        List<Option> choices,
        List<List<Option>> picks,
        @Nullable Chosen picture,
        List<String> problems,
        List<Row> rows,
        boolean isConversation,
        List<Option> addable,
        List<String> types,
        List<Option> creatable) {

    /** A limit of more than this is never in sight. */
    private static final int COUNTED = 2_000;

    /** A line of which more may be written is shown as several. */
    private static final int ONE_LINE = 250;

    /**
     * A picture that is chosen, or none yet.
     *
     * @param thumbnails the addresses of small ones, by what is chosen
     * @param alt the control that says what it shows
     * @param isDecorative the control for a picture that tells nothing
     */
    public record Chosen(Map<String, String> thumbnails, Control alt, Control isDecorative) {}

    /**
     * One of several to choose from.
     *
     * @param opens the address of its form; empty for what has none
     * @param kind of what it is; empty where all are of one
     */
    public record Option(String value, String label, boolean selected, String opens, String kind) {

        public Option(String value, String label, boolean selected, String opens) {
            this(value, label, selected, opens, "");
        }

        public Option(String value, String label, boolean selected) {
            this(value, label, selected, "");
        }
    }

    /**
     * A row of a group.
     *
     * @param name its place
     * @param key by which it is known for ever
     * @param kind of block; empty in groups of one kind
     * @param title what stands over it: its kind and its first words
     * @param first whether nothing stands above it
     * @param last whether nothing stands below it
     * @param removed whether it is only kept to be put back, until the document is saved
     */
    public record Row(
            String name,
            String id,
            String key,
            String kind,
            String title,
            boolean first,
            boolean last,
            boolean removed,
            List<Control> controls) {}

    /** Whether the row is something that somebody says. */
    public boolean isSpeech(Row row) {
        return isConversation && row.kind().matches("question|answer");
    }

    /** How many rows will be saved. */
    public long standing() {
        return rows.stream().filter(row -> !row.removed()).count();
    }

    /** The addresses of the forms of what is pointed to, in the order of the choices. */
    public List<Option> chosen() {
        return Stream.concat(choices.stream(), picks.stream().flatMap(List::stream))
                .filter(option -> option.selected() && !option.opens().isEmpty())
                .toList();
    }

    /** Whether it is a line that may be too long for one. */
    public boolean isLongLine() {
        return kind.equals("line") && max > ONE_LINE;
    }

    public boolean isCounted() {
        return max > 0 && max <= COUNTED && (kind.equals("line") || kind.equals("text"));
    }

    /** In characters, as the limit is. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    /** Whether so much is written that one may want to know how much is left. */
    public boolean isNearItsEnd() {
        return isCounted() && length() * 2 >= max;
    }

    public boolean isWrong() {
        return !problems.isEmpty();
    }

    /** The ids of what describes the input to who can't see it; null where nothing does. */
    public @Nullable String describedBy() {
        var ids = new java.util.StringJoiner(" ");
        if (!hint.isEmpty()) {
            ids.add(id + "-hint");
        }
        if (isCounted()) {
            ids.add(id + "-count");
        }
        if (isWrong()) {
            ids.add(id + "-problem");
        }
        return ids.length() == 0 ? null : ids.toString();
    }

    /** Whether the text wants several lines. */
    public int lines() {
        if (kind.equals("line")) {
            return 2;
        }
        return kind.equals("text") ? 3 : Math.clamp(value.length() / 90L + 4, 6, 24);
    }
}
