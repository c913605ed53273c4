package org.datapop.admin;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Keeps who is signed in. A session holds texts and numbers only, so that a newer version of the
 * site can read it, and the account is looked up on every request, so that whoever lost it is out
 * at once.
 */
@Component
class StaffSessions implements SecurityContextRepository {

    static final String CREDENTIALS = "credentials";
    static final String BROWSER = "browser";
    static final String ADDRESS = "address";

    private static final String CONFIRMED = "confirmed";
    private static final String HALF = "half";
    private static final Duration HALF_TIME = Duration.ofMinutes(10);
    private static final Duration CONFIRMED_TIME = Duration.ofMinutes(10);
    private static final int LONGEST_BROWSER = 300;

    private final Accounts accounts;
    private final Clock clock;
    private final StaffCookie cookie;
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    /**
     * @param sessions which only the running site has, and a command such as a backup hasn't
     */
    StaffSessions(
            Accounts accounts,
            Clock clock,
            StaffCookie cookie,
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.accounts = accounts;
        this.clock = clock;
        this.cookie = cookie;
        this.sessions = sessions;
    }

    /** Signs somebody in, under a new session id: one that was planted before is worth nothing. */
    void begin(Account account, HttpServletRequest request) {
        var session = renewed(request, account);
        session.setAttribute(PRINCIPAL_NAME_INDEX_NAME, account.id().toString());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        var browser = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        session.setAttribute(
                BROWSER, browser.substring(0, Math.min(LONGEST_BROWSER, browser.length())));
        session.setAttribute(CONFIRMED, clock.millis());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new Staff(account));
        SecurityContextHolder.setContext(context);
    }

    /** The password was right: a code must follow within ten minutes. Opens no door but that. */
    void beginHalf(Account account, HttpServletRequest request) {
        var session = renewed(request, account);
        session.setAttribute(HALF, account.id().toString());
    }

    /** Whose password was right of late, and nothing else so far. */
    Optional<Account> half(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> isWithin(HALF_TIME, session.getCreationTime()))
                .flatMap(session -> account(session, HALF));
    }

    /** Whether whoever is signed in has shown of late who they are. */
    boolean isConfirmed(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(CONFIRMED) instanceof Long at
                && isWithin(CONFIRMED_TIME, at);
    }

    void confirm(HttpServletRequest request) {
        request.getSession().setAttribute(CONFIRMED, clock.millis());
    }

    private boolean isWithin(Duration time, long since) {
        return clock.millis() - since < time.toMillis();
    }

    private static HttpSession renewed(HttpServletRequest request, Account account) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession();
        session.setAttribute(CREDENTIALS, account.credentials());
        return session;
    }

    private Optional<Staff> staff(HttpServletRequest request) {
        var account =
                StaffCookie.isSentByAPageItself(request)
                        ? account(cookie.session(request))
                        : Optional.ofNullable(request.getSession(false))
                                .flatMap(session -> account(session, PRINCIPAL_NAME_INDEX_NAME));
        return account.map(Staff::new);
    }

    /**
     * Whom a session lets in, if anybody; to ask is no use of it that would make it last longer.
     */
    Optional<Account> account(String session) {
        return Optional.<Session>ofNullable(sessions.getObject().findById(session))
                .flatMap(found -> account(found::getAttribute, PRINCIPAL_NAME_INDEX_NAME));
    }

    private Optional<Account> account(HttpSession session, String attribute) {
        return account(session::getAttribute, attribute);
    }

    private Optional<Account> account(
            Function<String, @Nullable Object> session, String attribute) {
        if (!(session.apply(attribute) instanceof String id)
                || !(session.apply(CREDENTIALS) instanceof Integer credentials)) {
            return Optional.empty();
        }
        return accounts.find(UUID.fromString(id))
                .filter(account -> !account.disabled() && account.credentials() == credentials);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Context(request);
    }

    @Override
    @SuppressWarnings("deprecation") // still abstract
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing to do: {@link #begin} wrote all there is. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return staff(request).isPresent();
    }

    /** Looked up when somebody asks. */
    private final class Context implements DeferredSecurityContext {

        private final HttpServletRequest request;

        Context(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var context = SecurityContextHolder.createEmptyContext();
            staff(request).ifPresent(context::setAuthentication);
            return context;
        }

        @Override
        public boolean isGenerated() {
            return false;
        }
    }
}
