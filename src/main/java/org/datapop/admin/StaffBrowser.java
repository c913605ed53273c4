package org.datapop.admin;

import java.util.List;
import java.util.Map;

/**
 * A browser in words, out of what it calls itself; rough, for people to recognize their own.
 *
 * @param name empty for one that isn't known
 * @param system empty for one that isn't known
 */
public record StaffBrowser(String name, String system) {

    /** In the order in which they are looked for, since many call themselves Safari too. */
    private static final List<Map.Entry<String, String>> NAMES =
            List.of(
                    Map.entry("Edg", "Edge"),
                    Map.entry("OPR/", "Opera"),
                    Map.entry("Firefox/", "Firefox"),
                    Map.entry("Chrom", "Chrome"),
                    Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Android", "Android"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS X", "macOS"),
                    Map.entry("Linux", "Linux"));

    static StaffBrowser of(String userAgent) {
        return new StaffBrowser(first(NAMES, userAgent), first(SYSTEMS, userAgent));
    }

    private static String first(List<Map.Entry<String, String>> known, String userAgent) {
        return known.stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
