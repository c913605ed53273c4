package org.datapop.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;

/** Fills fields with as many payloads as fit, going round all of them. */
public final class Payloads {

    /** After as many, each has stood in a field. */
    public static final int ROUNDS = 4;

    private final List<String> all =
            Files.readAllLines(Path.of("src/test/resources/attack/xss.txt")).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
    private final String existing;
    private final String picture;
    private int at;

    /**
     * @param round from which part of them to begin, of {@value #ROUNDS}
     * @param existing the id of content that links may point to
     * @param picture the id of one that is there
     */
    public Payloads(int round, String existing, String picture) throws IOException {
        this.existing = existing;
        this.picture = picture;
        at = round * all.size() / ROUNDS;
    }

    /** Each of them, fit for a field. */
    public List<String> all() {
        return all.stream().map(this::clean).toList();
    }

    public Map<String, Object> values(List<Field> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach(field -> values.put(field.key(), value(field)));
        values.values().removeIf(value -> value.equals(""));
        return values;
    }

    private Object value(Field field) {
        return switch (field.kind()) {
            case LINE -> next(field.max()).replace('\n', ' ').replace('\r', ' ');
            case TEXT -> next(field.max());
            case MARKDOWN ->
                    cut(
                            all.stream().map(this::clean).collect(Collectors.joining("\n\n")),
                            field.max());
            case NUMBER -> 7;
            case DATE -> "2013";
            case CHOICE -> field.choices().getFirst();
            case FLAG -> true;
            case URL ->
                    "https://example.org/?q=%22%3E%3Cscript%3Ewindow.__xss=1%3C/script%3E'onload='x";
            case LANGUAGE -> "en";
            case PICTURE -> Map.of("media", picture, "alt", next(field.max()), "decorative", false);
            case REFERENCE -> "";
            case REFERENCES -> field.is(Field.Trait.REQUIRED) ? List.of(existing) : List.of();
            case GROUP -> List.of(row("", field));
            case BLOCKS ->
                    field.variants().stream().map(variant -> row(variant.name(), field)).toList();
        };
    }

    private Map<String, Object> row(String kind, Field field) {
        var row = values(field.fieldsOf(kind));
        if (field.prefixOf(kind).isEmpty()) {
            row.put("key", "k" + kind.toLowerCase(Locale.ROOT));
        }
        if (!kind.isEmpty()) {
            row.put("kind", kind);
        }
        return row;
    }

    /** A text that has to repeat another repeats the payload that every rich text has. */
    public static void echo(Map<String, Object> values, Finding finding) {
        var place = finding.field().split("/");
        var row = Map.of("key", place[1], place[2], "<script>window.__xss=1</script>");
        values.put(place[0], List.of(row));
    }

    public String next(int max) {
        var packed = new ArrayList<String>();
        var length = 0;
        while (packed.isEmpty() || length + all.get(at).length() + 1 <= max) {
            var payload = clean(all.get(at));
            at = (at + 1) % all.size();
            if (payload.length() > max) {
                payload = payload.substring(0, max);
            }
            packed.add(payload);
            length += payload.length() + 1;
            if (packed.size() > all.size()) {
                break;
            }
        }
        var text = String.join(" ", packed);
        return cut(text, max);
    }

    private static String cut(String text, int max) {
        var length = text.codePointCount(0, text.length());
        return length > max ? text.substring(0, text.offsetByCodePoints(0, max)) : text;
    }

    /** Control characters are refused before they are stored; the rest of such a payload is not. */
    private String clean(String payload) {
        return payload.replaceAll("content:[0-9a-f-]{36}", "content:" + existing)
                .replaceAll("media:[0-9a-f-]{36}", "media:" + picture)
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .replaceAll("\\p{Cs}", "");
    }
}
