package org.datapop.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The address under which people know the site, so that no link in a page, feed or mail ever
 * depends on what a request claims.
 */
@Component
public final class PublicAddress {

    private final @Nullable URI configured;
    private volatile int port;

    PublicAddress(SiteProperties site, Environment environment) {
        this.configured = site.url();
        this.port = environment.getProperty("server.port", Integer.class, 8080);
    }

    /** Scheme, host and port without a trailing slash. */
    public String origin() {
        return configured == null ? "http://localhost:" + port : configured.toString();
    }

    /** The host alone, as people say it. */
    public String host() {
        return configured == null ? "localhost" : configured.getHost();
    }

    /** The absolute address of a path of this site, which starts with a slash. */
    public String of(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path of this site starts with a slash: " + path);
        }
        return origin() + path;
    }

    /** Whether visitors come by HTTPS; decides about HSTS and Secure cookies. */
    public boolean secure() {
        return configured != null && "https".equals(configured.getScheme());
    }

    @Nullable URI configured() {
        return configured;
    }

    @EventListener
    void startedOn(WebServerInitializedEvent server) {
        if (server.getApplicationContext().getServerNamespace() == null) {
            port = server.getWebServer().getPort();
        }
    }
}
