package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.datapop.accounts.Account;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Where somebody is signed in, so that they can end what they don't recognize. */
@Component
class SignedIn {

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    /**
     * @param sessions which only the running site has, and a command such as a backup hasn't
     */
    SignedIn(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    /**
     * One place.
     *
     * @param key names it in forms; whoever knows it can't sign in with it
     * @param address of the network
     * @param isThis whether it is asked from there
     */
    public record Place(
            String key,
            StaffBrowser browser,
            String address,
            Instant since,
            Instant lastUsed,
            boolean isThis) {}

    /** This one first, then those that were used last. */
    List<Place> of(Account account, HttpServletRequest request) {
        var mine =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getId).orElse("");
        return sessions.getObject().findByPrincipalName(account.id().toString()).values().stream()
                .filter(session -> isOf(account, session))
                .map(session -> place(session, mine))
                .sorted(
                        Comparator.comparing(Place::isThis)
                                .thenComparing(Place::lastUsed)
                                .reversed())
                .toList();
    }

    /** One of their own; whatever else the key may name stays as it is. */
    boolean end(Account account, String key) {
        var found =
                sessions.getObject().findByPrincipalName(account.id().toString()).keySet().stream()
                        .filter(id -> key(id).equals(key))
                        .findFirst();
        found.ifPresent(sessions.getObject()::deleteById);
        return found.isPresent();
    }

    /** One from before the password was changed lets nobody in. */
    private static boolean isOf(Account account, Session session) {
        return Objects.equals(
                session.getAttribute(StaffSessions.CREDENTIALS), account.credentials());
    }

    private static Place place(Session session, String mine) {
        return new Place(
                key(session.getId()),
                StaffBrowser.of(session.getAttributeOrDefault(StaffSessions.BROWSER, "")),
                session.getAttributeOrDefault(StaffSessions.ADDRESS, ""),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(mine));
    }

    private static String key(String id) {
        return DigestUtils.md5DigestAsHex(id.getBytes(StandardCharsets.UTF_8));
    }
}
