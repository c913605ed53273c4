package org.datapop.site.past;

import org.datapop.content.published.Version;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Stamp;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Component;

/** The addresses around one path, absolute. */
@Component
class Addresses {

    private final PublicAddress address;

    Addresses(PublicAddress address) {
        this.address = address;
    }

    String original(SitePath path) {
        return address.of(path.value());
    }

    String timeGate(SitePath path) {
        return address.of(PastPaths.TIMEGATE + path);
    }

    String timeMap(SitePath path) {
        return address.of(PastPaths.TIMEMAP + path);
    }

    String memento(Version version, SitePath path) {
        return memento(Stamp.of(version), path);
    }

    String memento(Stamp stamp, SitePath path) {
        return address.of(PastPaths.AT + stamp + path);
    }

    /** The links that every answer about the past of a page has. */
    Links around(SitePath path) {
        return new Links()
                .add(original(path), "original latest-version")
                .add(timeGate(path), "timegate")
                .add(timeMap(path), "timemap version-history", TimeMapController.TYPE);
    }

    /** The path within what a TimeGate is asked for, which may be a whole address of this site. */
    String withoutOrigin(String asked) {
        var whole = asked.substring(1);
        return whole.startsWith(address.origin() + "/") || whole.equals(address.origin())
                ? whole.substring(address.origin().length())
                : asked;
    }
}
