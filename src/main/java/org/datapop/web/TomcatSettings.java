package org.datapop.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.Http11Nio2Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes the server believe SITE_URL and the trusted proxies, and nobody else. */
@Component
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /**
     * Most pages leave in one piece, and whoever sends far too many cookies is still listened to
     * and told so. Each connection takes twice that, which max-connections keeps in bounds.
     */
    private static final int MOST_AT_ONCE = 32_768;

    /**
     * How many connections' buffers are taken over by the next ones. Tomcat keeps none where the
     * heap is small, and then each connection leaves 64 kB that live too long to be cleared
     * cheaply.
     */
    private static final int BUFFERS_KEPT = 200;

    private final SiteProperties site;
    private final PublicAddress address;
    private final PlainPages pages;
    private final SecurityHeaders headers;
    private final HostPolicy hosts;
    private final Supplier<List<Shelf>> shelves;

    TomcatSettings(
            SiteProperties site,
            PublicAddress address,
            PlainPages pages,
            SecurityHeaders headers,
            HostPolicy hosts,
            ObjectProvider<Shelf> shelves) {
        this.hosts = hosts;
        // The server is made before most beans are.
        this.shelves = SingletonSupplier.of(() -> shelves.orderedStream().toList());
        this.site = site;
        this.address = address;
        this.pages = pages;
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        // Whoever hears that something arrived reads it too: half as many requests again as with a
        // poller that hands them over (ADR 25).
        server.setProtocol(Http11Nio2Protocol.class.getName());
        server.addConnectorCustomizers(this::describe);
        server.addContextCustomizers(this::reportErrors);
        server.addEngineValves(new RequestLog());
        if (!site.trustedProxies().isEmpty()) {
            server.addEngineValves(clientAddress());
        }
        protect(server.getSettings().getSession());
    }

    private void describe(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", Integer.toString(MOST_AT_ONCE));
        connector.setProperty("socket.appReadBufSize", Integer.toString(MOST_AT_ONCE));
        connector.setProperty("socket.bufferPool", Integer.toString(BUFFERS_KEPT));
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                var handler = (AbstractProtocol<?>) connector.getProtocolHandler();
                handler.setAdapter(new FastLane(handler.getAdapter(), connector, hosts, shelves));
            }
        });
        connector.setAllowTrace(false);
        connector.setXpoweredBy(false);
        URI url = address.configured();
        if (url != null) {
            connector.setScheme(url.getScheme());
            connector.setSecure(address.secure());
            connector.setProxyName(url.getHost());
            int usual = address.secure() ? 443 : 80;
            connector.setProxyPort(url.getPort() < 0 ? usual : url.getPort());
        }
    }

    private void reportErrors(Context context) {
        StandardHost host = (StandardHost) context.getParent();
        Pipeline pipeline = host.getPipeline();
        Stream.of(pipeline.getValves())
                .filter(ErrorReportValve.class::isInstance)
                .forEach(pipeline::removeValve);
        pipeline.addValve(new PlainErrorValve(pages, headers));
        host.setErrorReportValveClass(PlainErrorValve.class.getName());
    }

    private RemoteIpValve clientAddress() {
        var valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setInternalProxies(String.join(",", site.trustedProxies()));
        valve.setTrustedProxies(null);
        // Heard only to send visitors on to the encrypted address; see GateFilter.
        valve.setProtocolHeader(address.secure() ? "X-Forwarded-Proto" : null);
        URI url = address.configured();
        if (url != null && url.getPort() > 0) {
            valve.setHttpsServerPort(url.getPort());
        }
        valve.setHostHeader(null);
        valve.setPortHeader(null);
        return valve;
    }

    private void protect(Session session) {
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        Cookie cookie = session.getCookie();
        cookie.setHttpOnly(true);
        cookie.setSecure(address.secure());
        cookie.setSameSite(Cookie.SameSite.LAX);
    }
}
