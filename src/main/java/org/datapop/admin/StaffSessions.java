package org.datapop.admin;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps who is signed in. A session holds texts and numbers only, so that a newer version of the
 * site can read it, and the account is looked up on every request, so that whoever lost it is out
 * at once.
 */
@Component
class StaffSessions implements SecurityContextRepository {

    private static final String CREDENTIALS = "credentials";

    private final Accounts accounts;

    StaffSessions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Signs somebody in, under a new session id: one that was planted before is worth nothing. */
    void begin(Account account, HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession();
        session.setAttribute(PRINCIPAL_NAME_INDEX_NAME, account.id().toString());
        session.setAttribute(CREDENTIALS, account.credentials());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new Staff(account));
        SecurityContextHolder.setContext(context);
    }

    private Optional<Staff> staff(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(this::staff);
    }

    private Optional<Staff> staff(HttpSession session) {
        if (!(session.getAttribute(PRINCIPAL_NAME_INDEX_NAME) instanceof String id)
                || !(session.getAttribute(CREDENTIALS) instanceof Integer credentials)) {
            return Optional.empty();
        }
        return accounts.find(UUID.fromString(id))
                .filter(account -> !account.disabled() && account.credentials() == credentials)
                .map(Staff::new);
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
