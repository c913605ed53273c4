package org.datapop.admin.form;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to a conversation, as a button asks for it: {@code paste turns}, {@code split turns/a3},
 * {@code join turns/a3} with what follows, {@code omit turns/a3} after it, {@code quote turns/a3}.
 * A script says what stands on either side of the cursor; without one a turn is split at its first
 * empty line, and its first sentence is quoted.
 */
public final class ConversationEdit {

    /** The text of a transcript that is pasted. */
    static final String PASTED = "form-pasted";

    /** What of a turn stands before the cursor, and what after it. */
    static final String FIRST = "form-first";

    static final String REST = "form-rest";

    /** The words of a turn that are chosen. */
    static final String CHOSEN = "form-chosen";

    private static final Pattern ASKED =
            Pattern.compile("(paste|split|join|omit|quote) (\\w{1,40})(?:/([a-z0-9-]{1,40}))?");
    private static final Pattern PARAGRAPH = Pattern.compile("\n[ \\t]*\n");

    private final String what;
    private final String group;
    private final String key;
    private final PostedForm posted;

    private ConversationEdit(Matcher asked, PostedForm posted) {
        this.what = asked.group(1);
        this.group = asked.group(2);
        this.key = asked.group(3) == null ? "" : asked.group(3);
        this.posted = posted;
    }

    /** What a button asks for; empty for anything else. */
    public static Optional<ConversationEdit> of(String asked, PostedForm posted) {
        var matcher = ASKED.matcher(asked);
        return matcher.matches()
                ? Optional.of(new ConversationEdit(matcher, posted))
                : Optional.empty();
    }

    /**
     * Changes the values in place.
     *
     * @return the place to go on at
     */
    public String apply(FormSpec form, ObjectNode values) {
        var isConversation =
                form.fields().stream()
                        .anyMatch(field ->
                                field.key().equals(group) && field.is(Field.Trait.CONVERSATION));
        if (!isConversation || !(values.get(group) instanceof ArrayNode rows)) {
            return group;
        }
        if (what.equals("paste")) {
            return paste(rows);
        }
        var at = FormEdit.indexOf(rows, key);
        if (at < 0 || !(rows.get(at) instanceof ObjectNode row)) {
            return group;
        }
        return switch (what) {
            case "split" -> split(rows, at, row);
            case "join" -> join(rows, at, row);
            case "omit" -> insert(rows, at + 1, turn("omission"));
            default -> quote(values, row);
        };
    }

    private String paste(ArrayNode rows) {
        var first = group;
        for (var row : PastedTranscript.rows(posted.value(PASTED))) {
            var place = insert(rows, rows.size(), row);
            first = first.equals(group) ? place : first;
        }
        return first;
    }

    private String split(ArrayNode rows, int at, ObjectNode row) {
        var halves = halves(text(row));
        if (!isSpeech(row) || halves.size() < 2) {
            return place(key);
        }
        row.put("text", halves.getFirst().stripTrailing());
        var rest = turn(row.path("kind").asString(""));
        rest.put("speaker", row.path("speaker").asString(""));
        rest.put("text", halves.getLast().stripLeading());
        return insert(rows, at + 1, rest);
    }

    private List<String> halves(String text) {
        var told = List.of(posted.value(FIRST), posted.value(REST));
        return told.stream().noneMatch(String::isBlank) ? told : List.of(PARAGRAPH.split(text, 2));
    }

    private String join(ArrayNode rows, int at, ObjectNode row) {
        var after = at + 1;
        while (FormEdit.isRemoved(rows.path(after))) {
            after++;
        }
        if (isSpeech(row) && rows.get(after) instanceof ObjectNode next && isSpeech(next)) {
            row.put("text", (text(row) + "\n\n" + text(next)).strip());
            rows.remove(after);
        }
        return place(key);
    }

    private String quote(ObjectNode values, ObjectNode row) {
        if (!isSpeech(row) || !(values.get("quotes") instanceof ArrayNode quotes)) {
            return place(key);
        }
        var quote = JsonNodeFactory.instance.objectNode();
        quote.put("key", FormEdit.newKey(quotes));
        quote.put("quote", chosen(text(row)).strip());
        quote.put("speaker", row.path("speaker").asString(""));
        quotes.add(quote);
        return "quotes/" + quote.get("key").stringValue();
    }

    private String chosen(String text) {
        var words = posted.value(CHOSEN);
        if (!words.isBlank()) {
            return words;
        }
        var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        var end = sentences.next();
        return end == BreakIterator.DONE ? text : text.substring(0, end);
    }

    private String insert(ArrayNode rows, int at, ObjectNode row) {
        row.put("key", FormEdit.newKey(rows));
        rows.insert(at, row);
        return place(row.get("key").stringValue());
    }

    private String place(String of) {
        return group + "/" + of;
    }

    private static boolean isSpeech(ObjectNode row) {
        return row.path("kind").asString("").matches("question|answer");
    }

    private static String text(ObjectNode row) {
        return row.path("text").asString("");
    }

    private static ObjectNode turn(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
