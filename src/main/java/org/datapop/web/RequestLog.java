package org.datapop.web;

import java.io.CharArrayWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request at debug, without the query string, in which secrets and searches travel. */
final class RequestLog extends AbstractAccessLogValve {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

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
        log.debug("{}", line);
    }
}
