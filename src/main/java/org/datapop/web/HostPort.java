package org.datapop.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A host as a request names it, lower case, with the port only where one was written. */
record HostPort(String host, @Nullable Integer port) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(?::(\\d{1,5}))?");

    static @Nullable HostPort parse(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return null;
        }
        String port = form.group(2);
        return new HostPort(form.group(1), port == null ? null : Integer.valueOf(port));
    }

    int portOr(int usual) {
        return port == null ? usual : port;
    }
}
