package org.datapop.admin;

import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Authority;
import org.datapop.accounts.Subject;
import org.datapop.content.DocumentList;

/** Somebody who stays for longer than one answer takes, and whose rights may end meanwhile. */
public final class Visit {

    private final String session;
    private final Authority authority;
    private final DocumentList documents;
    private final StaffSessions sessions;

    Visit(String session, Authority authority, DocumentList documents, StaffSessions sessions) {
        this.session = session;
        this.authority = authority;
        this.documents = documents;
        this.sessions = sessions;
    }

    /** Whether both come from the same browser, where somebody signed in once. */
    public boolean isFromTheBrowserOf(Visit other) {
        return session.equals(other.session);
    }

    /** Whether they are still signed in, and may still do something with a document. */
    public boolean permits(Action action, UUID document) {
        return sessions.account(session)
                .flatMap(account ->
                        documents
                                .find(document)
                                .map(entry ->
                                        authority.permits(
                                                account,
                                                action,
                                                new Subject.OfContent(
                                                        entry.type(), entry.begunBy()))))
                .orElse(false);
    }
}
