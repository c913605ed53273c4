package org.datapop.content.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Language;
import org.datapop.shared.TypedText;
import tools.jackson.databind.JsonNode;

/** Holds a body against the fields of its form. */
final class Check {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final int MAX_NUMBER = 999_999;

    private final Purpose purpose;
    private final List<Finding> findings = new ArrayList<>();

    Check(Purpose purpose) {
        this.purpose = purpose;
    }

    List<Finding> fields(String place, List<Field> fields, JsonNode values) {
        for (var field : fields) {
            field(place + field.key(), field, values.path(field.key()));
        }
        return findings;
    }

    private void field(String place, Field field, JsonNode value) {
        if (isMissing(field, value)) {
            if (field.is(Field.Trait.REQUIRED) && purpose == Purpose.PUBLISHING) {
                add(place, "required");
            }
            return;
        }
        legible(place, value, field.kind());
        switch (field.kind()) {
            case LINE, TEXT, MARKDOWN -> text(place, field, value);
            case NUMBER -> number(place, value);
            case DATE -> date(place, value);
            case CHOICE -> choice(place, field, value);
            case FLAG -> must(value.isBoolean(), place, "malformed");
            case URL -> url(place, field, value);
            case LANGUAGE -> language(place, value);
            case PICTURE -> picture(place, field, value);
            case REFERENCE -> reference(place, value);
            case REFERENCES -> references(place, field, value);
            case GROUP, BLOCKS -> rows(place, field, value);
        }
    }

    /** Asked of everything that is typed: what stands for a date or a link is stored as well. */
    private void legible(String place, JsonNode value, Field.Kind kind) {
        var text = value.asString("");
        var hasLines = kind == Field.Kind.TEXT || kind == Field.Kind.MARKDOWN;
        must(TypedText.isStorable(text, !hasLines), place, Finding.CONTROL_CHARACTERS);
        must(TypedText.isUpright(text), place, "direction");
    }

    private static boolean isMissing(Field field, JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isArray() && value.isEmpty())
                || (field.kind() == Field.Kind.PICTURE && isMissingPicture(value))
                || (field.kind() == Field.Kind.NUMBER && value.isNumber() && value.asDouble() == 0);
    }

    private static boolean isMissingPicture(JsonNode value) {
        return value.isObject()
                && value.path("media").asString("").isEmpty()
                && value.path("alt").asString("").isBlank();
    }

    private void picture(String place, Field field, JsonNode value) {
        if (!value.isObject()) {
            add(place, "malformed");
            return;
        }
        var alt = value.path("alt");
        var isDecorative = value.path("decorative").asBoolean(false);
        if (value.path("media").asString("").isEmpty()) {
            must(purpose == Purpose.SAVING, place, "pictureMissing");
        } else {
            legible(place, value.path("media"), Field.Kind.REFERENCE);
            reference(place, value.path("media"));
        }
        legible(place + "/alt", alt, Field.Kind.TEXT);
        if (!alt.asString("").isBlank()) {
            text(place + "/alt", field, alt);
        } else if (!isDecorative) {
            must(purpose == Purpose.SAVING, place + "/alt", "alt");
        }
    }

    private void text(String place, Field field, JsonNode value) {
        if (!value.isString()) {
            add(place, "malformed");
            return;
        }
        var text = value.stringValue();
        var length = text.codePointCount(0, text.length());
        if (length > field.max()) {
            add(place, "tooLong", field.max(), length);
        }
    }

    private void number(String place, JsonNode value) {
        must(
                value.isIntegralNumber() && value.asLong(-1) >= 0 && value.asLong(-1) <= MAX_NUMBER,
                place,
                "number");
    }

    private void date(String place, JsonNode value) {
        must(value.isString() && FuzzyDate.isDate(value.stringValue()), place, "date");
    }

    private void choice(String place, Field field, JsonNode value) {
        must(value.isString() && field.choices().contains(value.stringValue()), place, "choice");
    }

    private void url(String place, Field field, JsonNode value) {
        if (!value.isString()
                || value.stringValue().length() > field.max()
                || !isUrl(value.stringValue())) {
            add(place, "url");
        }
    }

    private static boolean isUrl(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            return scheme != null
                    && SCHEMES.contains(scheme)
                    && (scheme.equals("mailto") || address.getHost() != null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void language(String place, JsonNode value) {
        must(value.isString() && Language.isTag(value.stringValue()), place, "language");
    }

    private void reference(String place, JsonNode value) {
        must(value.isString() && isId(value.stringValue()), place, "reference");
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void references(String place, Field field, JsonNode value) {
        if (!value.isArray()) {
            add(place, "malformed");
            return;
        }
        count(place, field, value);
        for (var item : value) {
            legible(place, item, Field.Kind.REFERENCE);
            reference(place, item);
        }
    }

    private void rows(String place, Field field, JsonNode value) {
        if (!value.isArray()) {
            add(place, "malformed");
            return;
        }
        count(place, field, value);
        var keys = new HashSet<String>();
        for (var row : value) {
            var key = row.path("key").asString("");
            var kind = row.path("kind").asString("");
            legible(place, row.path("kind"), Field.Kind.CHOICE);
            must(isKey(key, field.prefixOf(kind)) && keys.add(key), place, "rowKey");
            var fields = field.fieldsOf(kind);
            must(!fields.isEmpty(), place + "/" + key, "malformed");
            fields(place + "/" + key + "/", fields, row);
        }
    }

    private static boolean isKey(String key, String prefix) {
        return key.matches(prefix.isEmpty() ? "[a-z0-9-]{1,40}" : prefix + "[1-9][0-9]{0,5}");
    }

    private void count(String place, Field field, JsonNode rows) {
        if (rows.size() > field.max()) {
            add(place, "tooMany", field.max(), rows.size());
        }
    }

    private void must(boolean holds, String place, String problem) {
        if (!holds) {
            add(place, problem);
        }
    }

    private void add(String place, String problem, Object... values) {
        findings.add(Finding.of(place, problem, values));
    }
}
