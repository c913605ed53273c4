package org.datapop.content;

import org.datapop.shared.SitePath;

/** Another document is, was or will be public at the path, or the system needs it. */
public final class PathTaken extends RuntimeException {

    private final SitePath path;

    PathTaken(SitePath path) {
        super("The path " + path + " belongs to another page");
        this.path = path;
    }

    public SitePath path() {
        return path;
    }
}
