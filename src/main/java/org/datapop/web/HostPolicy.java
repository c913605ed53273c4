package org.datapop.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whose name the site answers to. A name it doesn't know could come back in a link, a
 * redirect or somebody's cache.
 */
@Component
final class HostPolicy {

    enum Verdict {
        SERVED,
        ALIAS,
        UNKNOWN
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final @Nullable URI url;
    private final List<HostPort> aliases;

    HostPolicy(SiteProperties site) {
        this.url = site.url();
        this.aliases =
                site.aliases().stream().map(HostPort::parse).filter(Objects::nonNull).toList();
    }

    /**
     * @param named every Host header of the request
     * @param serverPort the port the server really listens on
     */
    Verdict judge(List<String> named, int serverPort) {
        HostPort host = named.size() == 1 ? HostPort.parse(named.getFirst()) : null;
        if (host == null) {
            return Verdict.UNKNOWN;
        }
        if (url == null) {
            boolean ours = THIS_MACHINE.contains(host.host()) && host.portOr(80) == serverPort;
            return ours ? Verdict.SERVED : Verdict.UNKNOWN;
        }
        if (host.host().equals(url.getHost()) && host.portOr(usualPort(url)) == port(url)) {
            return Verdict.SERVED;
        }
        boolean alias = aliases.stream().anyMatch(known -> isAlias(known, host, port(url)));
        return alias ? Verdict.ALIAS : Verdict.UNKNOWN;
    }

    private static boolean isAlias(HostPort known, HostPort host, int sitePort) {
        if (!known.host().equals(host.host())) {
            return false;
        }
        Integer port = host.port();
        return known.port() == null
                ? port == null || port == 80 || port == 443 || port == sitePort
                : known.port().equals(port);
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? usualPort(url) : url.getPort();
    }

    private static int usualPort(URI url) {
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
