package org.datapop.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the headers that every answer owes, even through a reset, and errors out of caches. */
final class Answer extends HttpServletResponseWrapper {

    private static final String CACHE_CONTROL = "Cache-Control";

    private final Map<String, String> owed;

    Answer(HttpServletResponse response, Map<String, String> owed) {
        super(response);
        this.owed = owed;
        owed.forEach(super::setHeader);
    }

    @Override
    public void reset() {
        super.reset();
        owed.forEach(super::setHeader);
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(status);
        if (status >= 400) {
            super.setHeader(CACHE_CONTROL, "no-store");
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!isCachingOfError(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!isCachingOfError(name)) {
            super.addHeader(name, value);
        }
    }

    private boolean isCachingOfError(String name) {
        return getStatus() >= 400 && CACHE_CONTROL.equalsIgnoreCase(name);
    }
}
