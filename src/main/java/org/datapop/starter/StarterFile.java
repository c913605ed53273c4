package org.datapop.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A document as a file: values between lines of {@code ---}, then the text of the field that {@code
 * textField} names. Wherever {@code content:type/slug} stands, the other document is meant.
 *
 * @param key {@code type/slug}
 */
record StarterFile(String key, String type, Slug slug, Map<String, Object> values) {

    private static final Pattern FRONT =
            Pattern.compile("\\A---\n(.*?)\n---\n(.*)\\z", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("content:([a-z-]+/[a-z0-9-]+)");

    /**
     * @param textField where the words after the values belong; null for a type without such a
     *     field
     * @throws IllegalArgumentException when the file has another form
     */
    static StarterFile parse(String type, String name, String text, @Nullable String textField) {
        var parts = FRONT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    type + "/" + name + " has no values between lines of ---");
        }
        Map<String, Object> values =
                new LinkedHashMap<>(
                        new Yaml(new SafeConstructor(new LoaderOptions()))
                                .<Map<String, Object>>load(parts.group(1)));
        var words = parts.group(2).strip();
        if (!words.isEmpty()) {
            if (textField == null) {
                throw new IllegalArgumentException(
                        type + "/" + name + " has a text but no field for it");
            }
            values.put(textField, words);
        }
        return new StarterFile(type + "/" + name, type, new Slug(name), values);
    }

    /** The values with ids in place of keys. */
    Map<String, Object> resolved(Map<String, UUID> ids) {
        var resolved = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> resolved.put(name, resolve(value, key -> id(ids, key))));
        return resolved;
    }

    private String id(Map<String, UUID> ids, String key) {
        var id = ids.get(key);
        if (id == null) {
            throw new IllegalArgumentException(
                    this.key + " points to " + key + ", which isn't there");
        }
        return id.toString();
    }

    /**
     * A value that is nothing but a reference becomes the bare id; within a text the id stands in
     * its link.
     */
    private static Object resolve(Object value, Function<String, String> id) {
        return switch (value) {
            case String text -> {
                var whole = REFERENCE.matcher(text);
                yield whole.matches()
                        ? id.apply(whole.group(1))
                        : REFERENCE
                                .matcher(text)
                                .replaceAll(
                                        (MatchResult link) -> "content:" + id.apply(link.group(1)));
            }
            case List<?> list -> list.stream().map(item -> resolve(item, id)).toList();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((name, item) -> copy.put(name, resolve(item, id)));
                yield copy;
            }
            default -> value;
        };
    }
}
