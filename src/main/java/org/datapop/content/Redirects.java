package org.datapop.content;

import java.util.List;
import java.util.UUID;
import org.datapop.content.UnfitRedirect.Reason;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.datapop.shared.SitePath;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Redirects made by hand, for addresses that were never a document's here. Those of renamed
 * documents follow from {@link PathClaims}.
 */
@Service
@Transactional
public class Redirects {

    /** Any number will do, as long as nobody else locks it: "redirect" in ASCII. */
    private static final long LOCK = 0x72_65_64_69_72_65_63_74L;

    private static final String NOW =
            "since <= clock_timestamp() and (until is null or until > clock_timestamp())";

    private final JdbcClient jdbc;
    private final PathClaims claims;
    private final Places places;
    private final ApplicationEventPublisher events;

    Redirects(JdbcClient jdbc, PathClaims claims, Places places, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.places = places;
        this.events = events;
    }

    /** Leads away for good (301, 308) or for a while (302, 307). */
    public record Redirect(FormerAddress from, String target, int status) {

        /** The target without what stands for the rest. */
        public String to() {
            return new RedirectTarget(target).address();
        }

        /** Whether what was asked for below a folder is asked for below the target. */
        public boolean keepsRest() {
            return from.isFolder() && new RedirectTarget(target).keepsRest();
        }
    }

    /**
     * Sends whoever asks for an address elsewhere, from now on. Whatever is or was a page keeps its
     * own address, be it in a redirected folder; there, the innermost folder counts.
     *
     * @param target a path of this site, with a query or an anchor if need be, or an http address;
     *     that of a folder may end in {@code /*}
     * @throws PathTaken when the address is or was a document's, or the system answers there
     * @throws UnfitRedirect when it leads nowhere, in a circle or to another redirect
     */
    public void create(FormerAddress from, String target, int status, Actor by) {
        if (isSystem(from)) {
            throw new PathTaken(from.path(), PathTaken.By.SYSTEM);
        }
        lock(); // Of two that would close a circle, the second has to see the first.
        if (!from.isFolder() && claims.ownerOf(from.path()).isPresent()) {
            throw new PathTaken(from.path(), PathTaken.By.DOCUMENT);
        }
        check(from, new RedirectTarget(target));
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into redirect (id, path, target, status, made_by)
                        values (:id, :path, :target, :status, :by)\
                        """)
                .param("id", id)
                .param("path", from.toString())
                .param("target", target)
                .param("status", status)
                .param("by", by.id())
                .update();
        events.publishEvent(
                new Deed(by, What.REDIRECT_MADE, id, from.toString())
                        .changing("target", null, target));
    }

    /**
     * Ends the redirect from an address; what was in force stays known, and that it is no more is
     * told at the address.
     */
    public void end(FormerAddress from, Actor by) {
        jdbc.sql(
                        "update redirect set until = clock_timestamp() where path = :path and "
                                + NOW
                                + " returning id, target, status")
                .param("path", from.toString())
                .query((row, _) ->
                        new Deed(
                                        by,
                                        What.REDIRECT_ENDED,
                                        row.getObject("id", UUID.class),
                                        from.toString())
                                .changing("target", row.getString("target"), null)
                                .changing("status", row.getInt("status"), null))
                .list()
                .forEach(events::publishEvent);
    }

    /** The redirects in force, by address. */
    @Transactional(readOnly = true)
    public List<Redirect> all() {
        return jdbc.sql("select path, target, status from redirect where " + NOW + " order by path")
                .query((row, _) ->
                        new Redirect(
                                FormerAddress.of(row.getString("path")),
                                row.getString("target"),
                                row.getInt("status")))
                .list();
    }

    /** A list of this site keeps its own address, but things may have been below it. */
    private boolean isSystem(FormerAddress from) {
        return from.path().equals(SitePath.HOME)
                || (from.isFolder() ? from.path().isReserved() : places.isTaken(from.path()));
    }

    private void check(FormerAddress from, RedirectTarget target) {
        if (!target.isFit()) {
            throw new UnfitRedirect(Reason.TARGET, from, target);
        }
        if (target.keepsRest() && !from.isFolder()) {
            throw new UnfitRedirect(Reason.REST, from, target);
        }
        if (leadsInto(target, from)) {
            throw new UnfitRedirect(Reason.CIRCLE, from, target);
        }
        for (var other : all()) {
            if (other.from().equals(from)) {
                throw new UnfitRedirect(Reason.EXISTS, from, target);
            }
            var begins = leadsInto(target, other.from());
            var ends = leadsInto(new RedirectTarget(other.target()), from);
            if (begins || ends) {
                var reason = begins && ends ? Reason.CIRCLE : Reason.CHAIN;
                throw new UnfitRedirect(reason, from, target);
            }
        }
    }

    /** Whether a redirect begins where another leads; none does at a page. */
    private boolean leadsInto(RedirectTarget target, FormerAddress from) {
        return target.path()
                .filter(from::covers)
                .filter(to -> target.keepsRest() || !isPage(to))
                .isPresent();
    }

    private boolean isPage(SitePath path) {
        return places.isTaken(path) || claims.ownerOf(path).isPresent();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .single();
    }
}
