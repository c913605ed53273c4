package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.datapop.accounts.Account;
import org.datapop.accounts.AccountGone;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.form.CutForm;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.InTheTrash;
import org.datapop.content.NewerVersion;
import org.datapop.content.TypedElsewhere;
import org.datapop.web.Assets;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.thymeleaf.context.LazyContextVariable;

/** What every screen of the admin area has around it, and what it says when it can't be shown. */
@ControllerAdvice(basePackages = "org.datapop.admin")
class AdminAdvice {

    private final Screens screens;
    private final Desk desk;
    private final Assets assets;
    private final SiteProperties site;
    private final SiteName siteName;
    private final Confirmation confirmation;
    private final TypedWords typed;

    AdminAdvice(
            Screens screens,
            Desk desk,
            Assets assets,
            SiteProperties site,
            SiteName siteName,
            Confirmation confirmation,
            TypedWords typed) {
        this.screens = screens;
        this.desk = desk;
        this.assets = assets;
        this.site = site;
        this.siteName = siteName;
        this.confirmation = confirmation;
        this.typed = typed;
    }

    /** What the frame of a screen reads; looked up when one is drawn, which a redirect isn't. */
    @ModelAttribute
    void surround(HttpServletRequest request, Model model) {
        var staff =
                SecurityContextHolder.getContext().getAuthentication() instanceof Staff signedIn
                        ? signedIn.account()
                        : null;
        var zone = staff == null ? site.timeZone() : staff.timeZone();
        model.addAttribute("assets", assets);
        model.addAttribute("nonce", request.getAttribute(AdminHeaders.NONCE));
        model.addAttribute("times", new Times(zone, LocaleContextHolder.getLocale()));
        model.addAttribute(
                "admin",
                new LazyContextVariable<@Nullable AdminFrame>() {
                    @Override
                    protected @Nullable AdminFrame loadValue() {
                        return staff == null ? null : frame(staff, request, model);
                    }
                });
    }

    private AdminFrame frame(Account staff, HttpServletRequest request, Model model) {
        var menu =
                screens.groups(
                        request.getRequestURI(),
                        model.getAttribute("entry") instanceof DocumentEntry entry
                                ? entry.type()
                                : parameter(request, "type"),
                        parameter(request, "state"),
                        LocaleContextHolder.getLocale());
        return new AdminFrame(
                staff,
                siteName.current(),
                menu,
                screens.creatable(),
                desk.permits(Action.ADMINISTER, Subject.site()));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    @ExceptionHandler({ContentGone.class, AccountGone.class})
    String gone(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("gone", HttpStatus.NOT_FOUND, request, response, model);
    }

    /** An address that names nothing, or a field that no form of ours sends. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    String mismatch(
            MethodArgumentTypeMismatchException mismatch,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? gone(request, response, model)
                : unread(request, response, model);
    }

    @ExceptionHandler({ServletRequestBindingException.class, BindException.class})
    String unread(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("unread", HttpStatus.BAD_REQUEST, request, response, model);
    }

    /** Two did something to the same thing at the same moment, or one of them twice. */
    @ExceptionHandler(OptimisticLockingFailureException.class)
    String meanwhile(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("meanwhile", HttpStatus.CONFLICT, request, response, model);
    }

    /** While some servers of the site are newer than others. */
    @ExceptionHandler(NewerVersion.class)
    String newer(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("newer", HttpStatus.SERVICE_UNAVAILABLE, request, response, model);
    }

    @ExceptionHandler(InTheTrash.class)
    String trashed(
            InTheTrash trashed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("document", trashed.document());
        return problem("trashed", HttpStatus.CONFLICT, request, response, model);
    }

    @ExceptionHandler(AccessDeniedException.class)
    String forbidden(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("forbidden", HttpStatus.FORBIDDEN, request, response, model);
    }

    @ExceptionHandler(AnothersForm.class)
    String another(
            AnothersForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var screen = problem("another", HttpStatus.PRECONDITION_FAILED, request, response, model);
        if (form.errand() != null) {
            model.addAttribute("typed", typed.of(form.errand()));
        }
        return screen;
    }

    @ExceptionHandler(CutForm.class)
    String cut(HttpServletRequest request, HttpServletResponse response, Model model) {
        return problem("cut", HttpStatus.BAD_REQUEST, request, response, model);
    }

    @ExceptionHandler(ConfirmFirst.class)
    String confirmFirst(
            ConfirmFirst first,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", first.problem());
        model.addAttribute("needsCode", confirmation.needsCode());
        model.addAttribute("takesPasskey", confirmation.takesPasskey());
        return askAgain("admin/confirm", request, model);
    }

    @ExceptionHandler(TypedElsewhere.class)
    String elsewhere(
            TypedElsewhere elsewhere,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("document", elsewhere.document());
        model.addAttribute("keptAt", elsewhere.keptAt());
        model.addAttribute("typed", typed.of(request));
        return askAgain("admin/elsewhere", request, model);
    }

    /** With what was posted, to be posted once more. */
    private String askAgain(String screen, HttpServletRequest request, Model model) {
        model.addAttribute("action", request.getRequestURI());
        model.addAttribute("carried", Carried.of(request));
        surround(request, model);
        return screen;
    }

    @ExceptionHandler(LinkExpired.class)
    String expired(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        surround(request, model);
        return "admin/link-expired";
    }

    private String problem(
            String problem,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed.of(request));
        surround(request, model);
        return "admin/problem";
    }
}
