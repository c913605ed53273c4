package org.datapop.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.datapop.web.Conditions.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Sends what stands on a shelf before the server makes a servlet's request of what arrived: that
 * alone takes longer than sending. Whatever is unusual about a request goes the usual way, where
 * the same things are answered the same.
 */
final class FastLane implements Adapter {

    private static final int MOST_HOSTS = 16;

    private final Adapter usual;
    private final Connector connector;
    private final HostPolicy hosts;
    private final Supplier<List<Shelf>> shelves;
    private final Set<String> served = ConcurrentHashMap.newKeySet();

    FastLane(Adapter usual, Connector connector, HostPolicy hosts, Supplier<List<Shelf>> shelves) {
        this.usual = usual;
        this.connector = connector;
        this.hosts = hosts;
        this.shelves = shelves;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        nameHost(request);
        if (!sends(request, response)) {
            usual.service(request, response);
        }
    }

    /** HTTP/2 says in another place what everybody else here looks for in the header Host. */
    private static void nameHost(Request request) {
        var headers = request.getMimeHeaders();
        if (request.protocol().equals("HTTP/2.0") && headers.getValue("host") == null) {
            var port = request.getServerPort();
            headers.addValue("host").setString(request.serverName() + (port > 0 ? ":" + port : ""));
        }
    }

    private boolean sends(Request request, Response response) throws IOException {
        var isHead = request.method().equals("HEAD");
        var isRead = isHead || request.method().equals("GET");
        // What could not even be read arrives here too, as an error already.
        if (!isRead || response.getStatus() != 200 || RequestLog.isWritten()) {
            return false;
        }
        var path = request.requestURI().toString();
        var query = request.queryString().toString();
        if (query != null && RequestLimits.judge("GET", path, query) != RequestLimits.OK) {
            return false;
        }
        var finished = find(path, query);
        var asked = finished == null ? null : Noted.of(request.getMimeHeaders());
        if (finished == null || asked == null || !isServed(asked.host())) {
            return false;
        }
        var asking = asked.asking(isHead);
        var form = finished.form(Accepted.of(asking.encodings()));
        send(finished.judge(asking, form), form, isHead, response);
        return true;
    }

    private @Nullable Finished find(String path, @Nullable String query) {
        for (var shelf : shelves.get()) {
            var found = shelf.find(path, query);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private boolean isServed(@Nullable String host) {
        if (host == null) {
            return false;
        }
        if (served.contains(host)) {
            return true;
        }
        var isServed =
                hosts.judge(List.of(host), connector.getLocalPort()) == HostPolicy.Verdict.SERVED;
        if (isServed && served.size() < MOST_HOSTS) {
            served.add(host);
        }
        return isServed;
    }

    private static void send(Verdict verdict, Form form, boolean isHead, Response response)
            throws IOException {
        response.setStatus(verdict.status());
        var headers = response.getMimeHeaders();
        for (var line : form.lines(verdict)) {
            headers.addValue(line.nameBytes(), 0, line.nameBytes().length)
                    .setBytes(line.valueBytes(), 0, line.valueBytes().length);
        }
        if (verdict.hasLength()) {
            response.setContentLength(verdict.length());
        }
        if (!isHead && verdict.length() > 0) {
            response.doWrite(ByteBuffer.wrap(form.body(), verdict.from(), verdict.length()));
        }
        response.action(ActionCode.CLOSE, null);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return usual.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event)
            throws Exception {
        return usual.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        usual.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        usual.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return usual.getDomain();
    }
}
