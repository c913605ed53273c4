package org.datapop.content;

import org.datapop.shared.SitePath;

/** A path cannot be set free while something is live or planned there. */
public final class PathInUse extends RuntimeException {

    private final SitePath path;

    PathInUse(SitePath path, Throwable cause) {
        super("Something is live or planned at " + path, cause);
        this.path = path;
    }

    public SitePath path() {
        return path;
    }
}
