package org.datapop.sharing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.datapop.web.HeaderOverride;
import org.springframework.stereotype.Component;

/** Pages behind a secret address: kept by nobody, found by no search engine, named to no one. */
@Component
class SharedHeaders implements HeaderOverride {

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Referrer-Policy",
                    "no-referrer",
                    "Cache-Control",
                    "no-store",
                    "X-Robots-Tag",
                    "noindex, nofollow");

    @Override
    public Map<String, String> headersFor(HttpServletRequest request) {
        return request.getRequestURI().startsWith(SharedPaths.PREFIX) ? HEADERS : Map.of();
    }
}
