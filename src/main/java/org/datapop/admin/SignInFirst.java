package org.datapop.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/**
 * Asks whoever isn't signed in to do so, and lets them go on with what they wanted: the page they
 * asked for, or the form they sent.
 */
final class SignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason)
            throws IOException, ServletException {
        ask(request, response);
    }

    /**
     * A form whose token is gone along with its session comes from a browser that was closed
     * meanwhile. Only the browser itself can say that a page of ours sent it.
     */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var isStaff = SecurityContextHolder.getContext().getAuthentication() instanceof Staff;
        if (!isStaff && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            ask(request, response);
        } else {
            refusal.handle(request, response, denied);
        }
    }

    private static void ask(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if ("POST".equals(request.getMethod())) {
            request.getRequestDispatcher(AdminSecurity.AGAIN).forward(request, response);
            return;
        }
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.sendRedirect(
                AdminSecurity.SIGN_IN + "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }
}
