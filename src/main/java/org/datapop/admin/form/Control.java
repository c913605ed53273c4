package org.datapop.admin.form;

import java.util.List;
import java.util.Map;
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
        List<Option> addable) {

    /**
     * A picture that is chosen, or none yet.
     *
     * @param thumbnails the addresses of small ones, by what is chosen
     * @param alt the control that says what it shows
     * @param isDecorative the control for a picture that tells nothing
     */
    public record Chosen(Map<String, String> thumbnails, Control alt, Control isDecorative) {}

    /** One of several to choose from. */
    public record Option(String value, String label, boolean selected) {}

    /**
     * A row of a group.
     *
     * @param name its place
     * @param key by which it is known for ever
     * @param kind of block; empty in groups of one kind
     * @param title what stands over it: its kind and its first words
     * @param first whether nothing stands above it
     * @param last whether nothing stands below it
     */
    public record Row(
            String name,
            String id,
            String key,
            String kind,
            String title,
            boolean first,
            boolean last,
            List<Control> controls) {}

    /** Whether the row is something that somebody says. */
    public boolean isSpeech(Row row) {
        return isConversation && row.kind().matches("question|answer");
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
        if (isWrong()) {
            ids.add(id + "-problem");
        }
        return ids.length() == 0 ? null : ids.toString();
    }

    /** Whether the text wants several lines. */
    public int lines() {
        return kind.equals("text") ? 3 : Math.clamp(value.length() / 90L + 4, 6, 24);
    }
}
