package org.datapop.web;

import java.io.CharArrayWriter;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request at debug, without the query string, in which searches travel, and without what
 * in a path is long and random, as the secrets of links are.
 */
final class RequestLog extends AbstractAccessLogValve {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

    /** As 256 random bits are written in an address; a page's words are in small letters. */
    private static final Pattern SECRET =
            Pattern.compile("(?<=/)(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{43}(?=[/ ])");

    RequestLog() {
        setPattern("%m %U %s %{ms}T ms %a");
        setRequestAttributesEnabled(true);
    }

    /** Whether anybody wants to see each request. */
    static boolean isWritten() {
        return log.isDebugEnabled();
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        if (isWritten()) {
            super.log(request, response, nanos);
        }
    }

    @Override
    protected void log(CharArrayWriter line) {
        log.debug("{}", SECRET.matcher(line.toString()).replaceAll("…"));
    }
}
