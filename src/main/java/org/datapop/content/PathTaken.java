package org.datapop.content;

import java.util.Locale;
import org.datapop.shared.SitePath;

/** A document can't be public at a path, or a redirect can't lead away from it. */
public final class PathTaken extends RuntimeException {

    /** What has it. */
    public enum By {
        /** Another document is, was or will be public there. */
        DOCUMENT,
        /** The system answers there, or it is kept for a language. */
        SYSTEM,
        /** A redirect leads away from there, on which somebody relies until it is ended. */
        REDIRECT
    }

    private final SitePath path;
    private final By by;

    PathTaken(SitePath path, By by) {
        super("The path " + path + " is taken by a " + by.name().toLowerCase(Locale.ROOT));
        this.path = path;
        this.by = by;
    }

    public SitePath path() {
        return path;
    }

    public By by() {
        return by;
    }
}
