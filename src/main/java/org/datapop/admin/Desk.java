package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.datapop.accounts.Account;
import org.datapop.accounts.Action;
import org.datapop.accounts.Authority;
import org.datapop.accounts.Subject;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Where a request sits down: who is there, and whether they may do what they came for. */
@Component
public class Desk {

    private final Authority authority;
    private final DocumentList documents;
    private final StaffSessions sessions;
    private final StaffCookie cookie;

    Desk(Authority authority, DocumentList documents, StaffSessions sessions, StaffCookie cookie) {
        this.authority = authority;
        this.documents = documents;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** Whoever is signed in. */
    public Account account() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Staff staff) {
            return staff.account();
        }
        throw new AccessDeniedException("Nobody is signed in");
    }

    /** The clock that they read. */
    public Times times(Locale locale) {
        return new Times(account().timeZone(), locale);
    }

    public boolean permits(Action action, Subject subject) {
        return authority.permits(account(), action, subject);
    }

    public boolean permits(Action action, DocumentEntry document) {
        return permits(action, new Subject.OfContent(document.type(), document.begunBy()));
    }

    /** Whether documents of a type are theirs to work on: settings are shown to few. */
    public boolean worksOn(String type) {
        return permits(Action.SAVE, new Subject.OfContent(type, account().actor()));
    }

    /**
     * @throws AccessDeniedException when they may not
     */
    public void require(Action action, Subject subject) {
        if (!permits(action, subject)) {
            throw new AccessDeniedException(account().role() + " may not " + action);
        }
    }

    /**
     * The document, for whoever may do something with it.
     *
     * @throws ContentGone when there is none
     * @throws AccessDeniedException when they may not
     */
    public DocumentEntry open(java.util.UUID document, Action action) {
        var entry =
                documents
                        .find(document)
                        .orElseThrow(() -> new ContentGone("There is no document " + document));
        require(action, new Subject.OfContent(entry.type(), entry.begunBy()));
        return entry;
    }

    /** Whoever came with a request, if they stay for longer than its answer takes. */
    public Visit visit(HttpServletRequest request) {
        return new Visit(cookie.session(request), authority, documents, sessions);
    }
}
