package org.datapop.site.rendering;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/**
 * One reading of a view.
 *
 * @param path with the language in front where that isn't the site's own
 * @param parameters those that the view knows and that were asked with, each by its first value
 */
record Visit(Reading reading, SitePath path, Language language, Map<String, String> parameters) {

    /** Of what was asked, what the view knows. */
    static Map<String, String> known(Set<String> names, Map<String, List<String>> asked) {
        var known = new HashMap<String, String>();
        for (var name : names) {
            asked.getOrDefault(name, List.of()).stream()
                    .findFirst()
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> known.put(name, value));
        }
        return known;
    }

    /** The value of a parameter, or an empty text. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A parameter that names a document; empty where it is missing or names nothing. */
    Optional<UUID> document(String name) {
        try {
            return Optional.of(parameter(name)).filter(id -> !id.isEmpty()).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Sheet sheet(Surroundings around) {
        return new Sheet(reading, path, language, around).asked(query(parameters));
    }

    /** The path of the home page in the language. */
    String home() {
        return Language.of(path).isPresent() ? "/" + language : "/";
    }

    /** The address of the view, read with other parameters. */
    String address(Map<String, String> with) {
        return reading.prefix() + path + query(with);
    }

    /** The parameters as the end of an address; empty where there are none. */
    static String query(Map<String, String> parameters) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    Set<String> tags(List<ListQuery> lists, Surroundings around) {
        return Tags.of(path, null, new Wanted(language, lists, false), around);
    }
}
