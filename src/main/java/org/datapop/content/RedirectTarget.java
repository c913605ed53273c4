package org.datapop.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.datapop.shared.SitePath;

/**
 * Where a redirect leads: a path of this site, with a query or an anchor if need be, or an address
 * of the web. That of a folder may end in {@code /*}, for what was asked for below the folder.
 */
record RedirectTarget(String value) {

    private static final String REST = "/*";

    /** What every browser follows, and fits into a header. */
    private static final int LONGEST = 2_000;

    boolean keepsRest() {
        return value.endsWith(REST);
    }

    /** Whether it leads anywhere. The rest follows a path; no query and no anchor. */
    boolean isFit() {
        return value.length() <= LONGEST
                && (path().isPresent() || isOfTheWeb())
                && !value.startsWith("//")
                && !(keepsRest() && address().matches(".*[?#].*"));
    }

    /** On this site, without query, anchor and rest; empty for an address of the web. */
    Optional<SitePath> path() {
        var path = address().replaceFirst("[?#].*", "");
        return value.matches("[!-~]*") && SitePath.isPath(path)
                ? Optional.of(new SitePath(path))
                : Optional.empty();
    }

    /** The query and the anchor behind the path. */
    String tail() {
        return value.replaceFirst("^[^?#]*", "");
    }

    /** Without the rest. */
    String address() {
        if (value.equals(REST)) {
            return "/";
        }
        return keepsRest() ? value.substring(0, value.length() - REST.length()) : value;
    }

    private boolean isOfTheWeb() {
        try {
            var address = new URI(address());
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && value.startsWith(scheme)
                    && value.matches("[!-~]*")
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
