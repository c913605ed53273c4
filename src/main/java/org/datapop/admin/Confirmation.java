package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.datapop.accounts.Passkeys;
import org.datapop.accounts.SecondFactor;
import org.datapop.accounts.SignIn;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before what is {@link Confirmed}. The password comes along with the very request that
 * needs it, so nothing has to be remembered between two.
 */
@Component
class Confirmation implements HandlerInterceptor {

    static final String PASSWORD = "confirm-password";
    static final String CODE = "confirm-code";

    /** What a passkey signed, instead of both. */
    static final String PASSKEY = "confirm-passkey";

    private final Desk desk;
    private final SignIn signIn;
    private final SecondFactor secondFactor;
    private final Passkeys passkeys;
    private final StaffSessions sessions;

    Confirmation(
            Desk desk,
            SignIn signIn,
            SecondFactor secondFactor,
            Passkeys passkeys,
            StaffSessions sessions) {
        this.desk = desk;
        this.signIn = signIn;
        this.secondFactor = secondFactor;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(Confirmed.class)
                || sessions.isConfirmed(request)) {
            return true;
        }
        switch (attempt(request)) {
            case SignIn.Outcome.Welcome _ -> sessions.confirm(request);
            case SignIn.Outcome.TooMany _ -> throw new ConfirmFirst("tooMany");
            case SignIn.Outcome.Refused _, SignIn.Outcome.CodeNeeded _ ->
                    throw new ConfirmFirst("refused");
        }
        return true;
    }

    private SignIn.Outcome attempt(HttpServletRequest request) {
        var from = request.getRemoteAddr();
        var signed = Optional.ofNullable(request.getParameter(PASSKEY)).orElse("");
        if (!signed.isEmpty()) {
            return signIn.confirm(desk.account(), signed, from);
        }
        var password = request.getParameter(PASSWORD);
        if (password == null) {
            throw new ConfirmFirst("");
        }
        var code = Optional.ofNullable(request.getParameter(CODE)).orElse("");
        return signIn.confirm(desk.account(), password, code, from);
    }

    boolean needsCode() {
        return secondFactor.isOn(desk.account().id());
    }

    boolean takesPasskey() {
        return !passkeys.of(desk.account()).isEmpty();
    }

    /** Puts it before the screens of staff. */
    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {

        private final Confirmation confirmation;

        Registration(Confirmation confirmation) {
            this.confirmation = confirmation;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(confirmation).addPathPatterns("/admin/**");
        }
    }
}
