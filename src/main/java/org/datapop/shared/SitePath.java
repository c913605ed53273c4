package org.datapop.shared;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a page on this site in its one spelling: {@code /}, or segments of letters, digits,
 * {@code -}, {@code .} and {@code _} without a trailing slash. At most {@value #MAX_LENGTH}
 * characters.
 */
public record SitePath(String value) implements Comparable<SitePath> {

    public static final int MAX_LENGTH = 512;
    private static final Pattern FORM = Pattern.compile("/|(/[A-Za-z0-9][A-Za-z0-9._-]*)+");

    public static final SitePath HOME = new SitePath("/");

    /** First segments that belong to the system, so that no document may take them. */
    private static final Set<String> SYSTEM =
            Set.of(
                    "actuator",
                    "admin",
                    "api",
                    "assets",
                    "at",
                    "corrections",
                    "error",
                    "favicon.ico",
                    "feed",
                    "feeds",
                    "health",
                    "history",
                    "id",
                    "log",
                    "manifest.webmanifest",
                    "media",
                    "oembed",
                    "preview",
                    "proof",
                    "robots.txt",
                    "search",
                    "shared",
                    "sitemap.xml",
                    "sitemaps",
                    "timegate",
                    "timemap",
                    "webauthn");

    /**
     * @throws IllegalArgumentException when the value has another form
     */
    public SitePath {
        if (!isPath(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a path of this site");
        }
    }

    public static boolean isPath(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    /** This path below {@code /segment}; home becomes {@code /segment} itself. */
    public SitePath under(String segment) {
        return new SitePath("/" + segment + (value.equals("/") ? "" : value));
    }

    /**
     * The path that this one is below {@code /segment}.
     *
     * @throws IllegalArgumentException when it isn't below
     */
    public SitePath above(String segment) {
        if (!firstSegment().equals(segment)) {
            throw new IllegalArgumentException(value + " is not below /" + segment);
        }
        var rest = value.substring(1 + segment.length());
        return rest.isEmpty() ? HOME : new SitePath(rest);
    }

    public String firstSegment() {
        var end = value.indexOf('/', 1);
        return end < 0 ? value.substring(1) : value.substring(1, end);
    }

    /**
     * Whether the path lies in the part of the site that documents can't have: system addresses and
     * languages.
     */
    public boolean isReserved() {
        return isSystem() || Language.keeps(firstSegment());
    }

    /** Whether it lies among the system's own addresses, in front of which is no language. */
    public boolean isSystem() {
        var first = firstSegment();
        return SYSTEM.contains(first) || first.startsWith(".");
    }

    @Override
    public int compareTo(SitePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
