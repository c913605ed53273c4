package org.datapop.site.rendering;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datapop.shared.SitePath;
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
     * @param encoded as it was sent: the container's own path has lost doubled slashes
     */
    public static Asked sent(String encoded, Map<String, String[]> parameters) {
        var lists = new HashMap<String, List<String>>();
        parameters.forEach((name, values) -> lists.put(name, List.of(values)));
        return new Asked(UriUtils.decode(encoded, StandardCharsets.UTF_8), lists);
    }

    public static Asked path(String path) {
        return new Asked(path, Map.of());
    }

    public static Asked path(SitePath path) {
        return path(path.value());
    }
}
