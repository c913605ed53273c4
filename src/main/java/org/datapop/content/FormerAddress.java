package org.datapop.content;

import java.util.ArrayList;
import java.util.List;
import org.datapop.shared.SitePath;

/**
 * What a redirect leads away from: one address, or a folder, which is an address with everything
 * below it and is written {@code /blog/*}.
 */
public record FormerAddress(SitePath path, boolean isFolder) {

    private static final String BELOW = "/*";

    public static boolean isOne(String text) {
        return SitePath.isPath(withoutStar(text));
    }

    /**
     * @throws IllegalArgumentException when the text isn't one
     */
    public static FormerAddress of(String text) {
        return new FormerAddress(new SitePath(withoutStar(text)), text.endsWith(BELOW));
    }

    /** All that lead away from a path, as they are written. */
    static List<String> covering(SitePath path) {
        var all = new ArrayList<>(List.of(path.value()));
        var text = path.value();
        for (var end = text.length(); end > 0; end = text.lastIndexOf('/', end - 1)) {
            all.add(text.substring(0, end) + BELOW);
        }
        return all;
    }

    boolean covers(SitePath other) {
        return other.equals(path) || (isFolder && other.value().startsWith(path.value() + "/"));
    }

    private static String withoutStar(String text) {
        return text.endsWith(BELOW) ? text.substring(0, text.length() - BELOW.length()) : text;
    }

    @Override
    public String toString() {
        return isFolder ? path + BELOW : path.value();
    }
}
