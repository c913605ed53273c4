package org.datapop.site.rendering;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What a reader asks for.
 *
 * @param path as it was typed: decoded, starting with a slash
 * @param parameters of the query, of which a page takes those that it knows
 */
public record Asked(String path, Map<String, List<String>> parameters) {

    public Asked {
        parameters = Map.copyOf(parameters);
    }

    /**
     * As it was sent: the container's own path has lost doubled slashes. What can't be decoded in a
     * query is no parameter.
     *
     * @param path encoded
     * @param query encoded, without its question mark; null for none
     */
    public static Asked sent(String path, @Nullable String query) {
        return new Asked(
                UriUtils.decode(path, StandardCharsets.UTF_8),
                query == null || query.isEmpty() ? Map.of() : parameters(query));
    }

    /** As in a link of this site: a path, perhaps with a query. */
    public static Asked address(String address) {
        var mark = address.indexOf('?');
        return mark < 0
                ? sent(address, null)
                : sent(address.substring(0, mark), address.substring(mark + 1));
    }

    /** The parameters that any page knows. */
    static final Set<String> UNDERSTOOD = Set.of("after", "language", "q", "type");

    /**
     * Where the answer is kept, as far as that can be told without knowing the pages: see {@link
     * Pages#address}.
     */
    public String understood() {
        return path + Visit.query(Visit.known(UNDERSTOOD, parameters));
    }

    private static Map<String, List<String>> parameters(String query) {
        var lists = new HashMap<String, List<String>>();
        for (var part : query.split("&")) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            var value = equals < 0 ? "" : part.substring(equals + 1);
            try {
                lists.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
            } catch (IllegalArgumentException _) {
                // As said.
            }
        }
        return lists;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public static Asked path(String path) {
        return new Asked(path, Map.of());
    }

    public static Asked path(SitePath path) {
        return path(path.value());
    }
}
