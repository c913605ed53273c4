package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datapop.accounts.AccountGone;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.content.ContentGone;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentList;
import org.datapop.web.Assets;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What every screen of the admin area has around it, and what it says when it can't be shown. */
@ControllerAdvice(basePackages = "org.datapop.admin")
class AdminAdvice {

    /** The order of the menu; types that aren't named follow by name. */
    private static final List<String> ORDER =
            List.of(
                    "home",
                    "mission",
                    "pillar",
                    "challenge",
                    "person",
                    "organization",
                    "interview",
                    "article",
                    "event",
                    "page");

    private final DocumentList documents;
    private final ContentTypes types;
    private final Desk desk;
    private final Assets assets;
    private final SiteProperties site;
    private final SiteName siteName;

    AdminAdvice(
            DocumentList documents,
            ContentTypes types,
            Desk desk,
            Assets assets,
            SiteProperties site,
            SiteName siteName) {
        this.documents = documents;
        this.types = types;
        this.desk = desk;
        this.assets = assets;
        this.site = site;
        this.siteName = siteName;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("nonce")
    String nonce(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(AdminHeaders.NONCE));
    }

    @ModelAttribute("times")
    Times times() {
        return new Times(zone(), org.springframework.context.i18n.LocaleContextHolder.getLocale());
    }

    /** Null before sign-in. */
    @ModelAttribute("admin")
    @Nullable AdminFrame frame(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Staff staff)) {
            return null;
        }
        var counts = documents.counts();
        return new AdminFrame(
                staff.account(),
                siteName.current(),
                ordered().stream()
                        .map(type -> Map.entry(type, counts.getOrDefault(type, 0)))
                        .toList(),
                nonce(request),
                request.getRequestURI(),
                desk.permits(Action.CONFIGURE, Subject.site()),
                desk.permits(Action.ADMINISTER, Subject.site()));
    }

    private List<String> ordered() {
        return types.keys().stream()
                .filter(type -> !type.equals("site"))
                .sorted(
                        java.util.Comparator.comparingInt(AdminAdvice::place)
                                .thenComparing(java.util.Comparator.naturalOrder()))
                .toList();
    }

    private static int place(String type) {
        var at = ORDER.indexOf(type);
        return at < 0 ? ORDER.size() : at;
    }

    private ZoneId zone() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Staff staff
                ? staff.account().timeZone()
                : site.timeZone();
    }

    @ExceptionHandler({
        ContentGone.class,
        AccountGone.class,
        MethodArgumentTypeMismatchException.class
    })
    String gone(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("gone", HttpStatus.NOT_FOUND, request, response, model);
    }

    @ExceptionHandler(AccessDeniedException.class)
    String forbidden(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("forbidden", HttpStatus.FORBIDDEN, request, response, model);
    }

    private String problem(
            String problem,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        model.addAttribute("assets", assets);
        model.addAttribute("nonce", nonce(request));
        Optional.ofNullable(frame(request)).ifPresent(frame -> model.addAttribute("admin", frame));
        return "admin/problem";
    }
}
