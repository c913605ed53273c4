package org.datapop.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** Where a redirect leads for good (301, 308) or for a while (302, 307). */
    public record Redirect(SitePath path, String target, int status) {}

    /**
     * Sends whoever asks for a path elsewhere, from now on.
     *
     * @param target a path of this site, with a query or an anchor if need be, or an http address
     * @throws PathTaken when the path is or was a document's, or the system answers there
     * @throws UnfitRedirect when it leads nowhere, in a circle or to another redirect
     */
    public void create(SitePath path, String target, int status, Actor by) {
        if (places.isTaken(path) || path.equals(SitePath.HOME)) {
            throw new PathTaken(path);
        }
        lock(); // Of two that would close a circle, the second has to see the first.
        if (claims.ownerOf(path).isPresent()) {
            throw new PathTaken(path);
        }
        check(path, target);
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into redirect (id, path, target, status, made_by)
                        values (:id, :path, :target, :status, :by)\
                        """)
                .param("id", id)
                .param("path", path.value())
                .param("target", target)
                .param("status", status)
                .param("by", by.id())
                .update();
        events.publishEvent(
                new Deed(by, What.REDIRECT_MADE, id, path.value())
                        .changing("target", null, target));
    }

    /** Ends the redirect at a path; what was in force stays known. */
    public void end(SitePath path, Actor by) {
        jdbc.sql(
                        "update redirect set until = clock_timestamp() where path = :path and "
                                + NOW
                                + " returning id, target")
                .param("path", path.value())
                .query((row, _) ->
                        new Deed(
                                        by,
                                        What.REDIRECT_ENDED,
                                        row.getObject("id", UUID.class),
                                        path.value())
                                .changing("target", row.getString("target"), null))
                .list()
                .forEach(events::publishEvent);
    }

    /** The redirects in force, by path. */
    @Transactional(readOnly = true)
    public List<Redirect> all() {
        return jdbc.sql("select path, target, status from redirect where " + NOW + " order by path")
                .query((row, _) ->
                        new Redirect(
                                new SitePath(row.getString("path")),
                                row.getString("target"),
                                row.getInt("status")))
                .list();
    }

    private void check(SitePath path, String target) {
        var local = pathOf(target);
        if (local.isEmpty() && !isOfTheWeb(target)) {
            throw new UnfitRedirect(Reason.TARGET, path.value(), target);
        }
        if (local.equals(Optional.of(path))) {
            throw new UnfitRedirect(Reason.CIRCLE, path.value(), target);
        }
        for (var other : all()) {
            if (other.path().equals(path)) {
                throw new UnfitRedirect(Reason.EXISTS, path.value(), target);
            }
            var begins = local.equals(Optional.of(other.path()));
            var ends = pathOf(other.target()).equals(Optional.of(path));
            if (begins || ends) {
                var reason = begins && ends ? Reason.CIRCLE : Reason.CHAIN;
                throw new UnfitRedirect(reason, path.value(), target);
            }
        }
    }

    private static Optional<SitePath> pathOf(String target) {
        var path = target.replaceFirst("[?#].*", "");
        return target.matches("[!-~]*") && SitePath.isPath(path)
                ? Optional.of(new SitePath(path))
                : Optional.empty();
    }

    private static boolean isOfTheWeb(String target) {
        try {
            var address = new URI(target);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && target.startsWith(scheme)
                    && target.matches("[!-~]*")
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .single();
    }
}
