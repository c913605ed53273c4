package org.datapop.site.rendering;

import java.util.List;
import java.util.Map;
import org.datapop.shared.SitePath;

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

    public static Asked path(String path) {
        return new Asked(path, Map.of());
    }

    public static Asked path(SitePath path) {
        return path(path.value());
    }
}
