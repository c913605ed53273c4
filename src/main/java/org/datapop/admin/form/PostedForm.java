package org.datapop.admin.form;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.datapop.content.NewerVersion;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what was typed into the form of a type, by the same description that drew it. Names are the
 * places of findings: {@code appointments/k1/role}; the keys of rows stand under the name of their
 * group, in their order. What isn't in the description isn't read, and what can't be understood
 * stays as it was typed, for the check to say so.
 */
public final class PostedForm {

    /**
     * The last field of every form: without it a part was lost on the way. What isn't a field of
     * the type is called {@code form-…}, as no field can be.
     */
    public static final String END = "form-end";

    /** What no other drawing of a form has: sent twice with all the same, it is one save. */
    public static final String KEY = "form-key";

    /** When the text that a form shows was kept aside. */
    public static final String COPY = "form-copy";

    /** The account whose text a form holds. */
    public static final String AUTHOR = "form-author";

    /** Which version of its type a form shows. */
    public static final String VERSION = "form-version";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern BREAK = Pattern.compile("[ \\t]*\\R[ \\t]*");
    private static final Pattern ROW_KEY = Pattern.compile("[a-z0-9-]{1,40}");

    private final Map<String, String[]> parameters;

    /**
     * @param parameters as the servlet container has them
     */
    public PostedForm(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * A form of which nothing was lost on the way.
     *
     * @throws CutForm when its end is missing
     */
    public static PostedForm whole(Map<String, String[]> parameters) {
        var posted = new PostedForm(parameters);
        if (!posted.isWhole()) {
            throw new CutForm();
        }
        return posted;
    }

    /**
     * With the fields of today, where the form was drawn before the type changed: by a server that
     * was renewed while somebody typed.
     *
     * @throws NewerVersion when it was drawn by a server that is newer than this one
     */
    public PostedForm upTo(ContentType<?> type) {
        var version = value(VERSION);
        if (!WHOLE_NUMBER.matcher(version).matches()) {
            return this;
        }
        var drawn = Math.max(1, Integer.parseInt(version));
        if (drawn > type.version()) {
            throw new NewerVersion(type.key(), drawn, type.version());
        }
        return drawn == type.version()
                ? this
                : new PostedForm(
                        OlderForm.upgraded(
                                parameters,
                                type.upgrades().subList(drawn - 1, type.upgrades().size())));
    }

    /** Whether all of the form arrived. */
    public boolean isWhole() {
        return parameters.containsKey(END);
    }

    /** One value; empty where there is none. */
    public String value(String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    /** Which of their texts whoever fills the form in has seen; a form of old doesn't say it. */
    public Seen seen() {
        if (!parameters.containsKey(COPY)) {
            return Seen.ANY;
        }
        try {
            var keptAt = value(COPY);
            return new Seen(false, keptAt.isEmpty() ? null : Instant.parse(keptAt));
        } catch (DateTimeParseException _) {
            return new Seen(false, null);
        }
    }

    /** The values of a form, as loose as they were typed. */
    public ObjectNode read(FormSpec form) {
        return read("", form.fields());
    }

    private ObjectNode read(String place, List<Field> fields) {
        var node = NODES.objectNode();
        for (var field : fields) {
            read(node, place + field.key(), field);
        }
        return node;
    }

    private void read(ObjectNode node, String name, Field field) {
        var key = field.key();
        switch (field.kind()) {
            case LINE -> node.put(key, BREAK.matcher(value(name)).replaceAll(" "));
            case URL, LANGUAGE -> node.put(key, value(name).strip());
            case TEXT, MARKDOWN -> node.put(key, value(name).replace("\r\n", "\n"));
            case CHOICE -> node.put(key, value(name));
            case DATE, REFERENCE -> putOrNull(node, key, value(name).strip());
            case NUMBER -> putNumber(node, key, value(name).strip());
            case PICTURE -> node.set(key, picture(name));
            case FLAG -> node.put(key, value(name).equals("true"));
            case REFERENCES -> node.set(key, references(name));
            case GROUP, BLOCKS -> node.set(key, rows(name, field));
        }
    }

    private JsonNode picture(String name) {
        var media = value(name).strip();
        var alt = value(name + "/alt");
        if (media.isEmpty() && alt.isBlank()) {
            return NODES.nullNode();
        }
        var picture = NODES.objectNode();
        putOrNull(picture, "media", media);
        picture.put("alt", alt);
        picture.put("decorative", value(name + "/decorative").equals("true"));
        return picture;
    }

    private static void putOrNull(ObjectNode node, String key, String value) {
        if (value.isEmpty()) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }

    private static void putNumber(ObjectNode node, String key, String value) {
        if (value.isEmpty()) {
            node.put(key, 0);
        } else if (WHOLE_NUMBER.matcher(value).matches()) {
            node.put(key, Integer.parseInt(value));
        } else {
            node.put(key, value);
        }
    }

    private ArrayNode references(String name) {
        var array = NODES.arrayNode();
        for (var value : values(name)) {
            if (!value.isBlank()) {
                array.add(value.strip());
            }
        }
        return array;
    }

    private ArrayNode rows(String name, Field field) {
        var array = NODES.arrayNode();
        for (var key : values(name)) {
            if (ROW_KEY.matcher(key).matches()) {
                array.add(row(name + "/" + key, key, field));
            }
        }
        return array;
    }

    private ObjectNode row(String name, String key, Field field) {
        var kind = field.kind() == Field.Kind.BLOCKS ? value(name + "/kind") : "";
        var row = read(name + "/", field.fieldsOf(kind));
        row.put("key", key);
        if (!kind.isEmpty()) {
            row.put("kind", kind);
        }
        if (value(name + "/" + FormEdit.REMOVED).equals("true")) {
            row.put(FormEdit.REMOVED, true);
        }
        return row;
    }

    private String[] values(String name) {
        return parameters.getOrDefault(name, new String[0]);
    }
}
