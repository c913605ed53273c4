package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.datapop.web.PublicAddress;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie that names a session. What a page sends by itself, as long as it is open, is shown no
 * session: it would count as use, and whoever left a page open would never be signed out.
 */
@Component
class StaffCookie extends DefaultCookieSerializer {

    private static final Pattern BY_ITSELF = Pattern.compile("/admin/content/[^/]+/presence");

    StaffCookie(PublicAddress address) {
        setCookieName("staff");
        setCookiePath("/admin");
        setUseHttpOnlyCookie(true);
        setUseSecureCookie(address.secure());
        setSameSite("Lax");
    }

    static boolean isSentByAPageItself(HttpServletRequest request) {
        return BY_ITSELF.matcher(request.getRequestURI()).matches();
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return isSentByAPageItself(request) ? List.of() : super.readCookieValues(request);
    }

    /** The session that a request names, whether there is such a one or not. */
    String session(HttpServletRequest request) {
        return super.readCookieValues(request).stream().findFirst().orElse("");
    }
}
