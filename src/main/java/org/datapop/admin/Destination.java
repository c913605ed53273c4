package org.datapop.admin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a page of the admin area and nowhere else. */
record Destination(String path) {

    static final Destination FRONT = new Destination("/admin");

    /** What was asked for, or the front page where that leads anywhere else. */
    static Destination of(@Nullable String wanted) {
        return wanted != null && isInside(wanted) ? new Destination(wanted) : FRONT;
    }

    private static boolean isInside(String wanted) {
        try {
            var address = new URI(wanted);
            var path = address.getRawPath();
            return address.getScheme() == null
                    && address.getRawAuthority() == null
                    && path != null
                    && AdminHeaders.isAdmin(path)
                    && address.normalize().getRawPath().equals(path)
                    && !path.startsWith(AdminSecurity.SIGN_IN);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
