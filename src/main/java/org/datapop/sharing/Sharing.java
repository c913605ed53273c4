package org.datapop.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.datapop.accounts.Account;
import org.datapop.accounts.Secrets;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and ends links for people without an account. A link is a long random secret of which only
 * a hash is stored: nobody can forge one, whoever reads the database can't use one, and each can be
 * ended by itself (ADR 28).
 */
@Service
@Transactional
public class Sharing {

    /** How long a link may be good for at most. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** How long an old link is still listed. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final String COLUMNS =
            "id, document_id, revision_id, at, label, made_by, made_at, expires_at, ended_at, used_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Sharing(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What somebody is to read.
     *
     * @param document whose draft; null for the whole site
     * @param revision the one save of it; null for whichever is the newest
     * @param at the instant of the site; null for a draft
     * @param title what the document is called in the record of what was done
     * @param label for whom it is; may be empty
     */
    public record Wanted(
            @Nullable UUID document,
            @Nullable UUID revision,
            @Nullable Instant at,
            String title,
            String label,
            Duration life) {}

    /**
     * Makes a link.
     *
     * @return the secret part of its address, which can't be told again
     * @throws IllegalArgumentException when it would be good for longer than {@link #LONGEST}
     */
    public String share(Wanted wanted, Account by) {
        if (wanted.life().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Nobody is let in for " + wanted.life());
        }
        forgetOld();
        var token = Secrets.token();
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql(
                        """
                        insert into share_link (id, hash, document_id, revision_id, at, label, made_by, made_at, expires_at)
                        values (:id, :hash, :document, :revision, :at, :label, :by, :now, :expires)\
                        """)
                .param("id", id)
                .param("hash", Secrets.hash(token))
                .param("document", wanted.document())
                .param("revision", wanted.revision())
                .param("at", offset(wanted.at()))
                .param("label", wanted.label())
                .param("by", by.id())
                .param("now", offset(now))
                .param("expires", offset(now.plus(wanted.life())))
                .update();
        var label = wanted.label();
        var deed =
                wanted.document() == null
                        ? ofSite(What.SITE_SHARED, id, wanted.at(), by.actor())
                        : new Deed(
                                by.actor(), What.DRAFT_SHARED, wanted.document(), wanted.title());
        events.publishEvent(
                deed.changing("link", null, id)
                        .changing("label", null, label.isEmpty() ? null : label));
        return token;
    }

    /** Those to a document's draft, the newest first; also those that aren't good any more. */
    @Transactional(readOnly = true)
    public List<ShareLink> ofDocument(UUID document) {
        return links("document_id = ?", document);
    }

    /** Those to the whole site. */
    @Transactional(readOnly = true)
    public List<ShareLink> ofSite() {
        return links("document_id is null");
    }

    private List<ShareLink> links(String where, Object... values) {
        return jdbc.sql(
                        "select %s from share_link where %s order by made_at desc, id"
                                .formatted(COLUMNS, where))
                .params(values)
                .query((row, _) -> link(row))
                .list();
    }

    /** Whether a link can be used at this moment. */
    public boolean isGood(ShareLink link) {
        return link.endedAt() == null && clock.instant().isBefore(link.expiresAt());
    }

    /**
     * Ends a link at once. One that has ended, or isn't there, is left alone.
     *
     * @param document whose draft it shows; null for the site, so that nobody ends another's
     * @param title what the document is called in the record of what was done
     * @return whether it was good until now
     */
    public boolean end(UUID link, @Nullable UUID document, String title, Actor by) {
        var ended =
                jdbc.sql(
                                """
                                update share_link set ended_at = :now
                                where id = :id and document_id is not distinct from cast(:document as uuid)
                                  and ended_at is null and expires_at > :now
                                returning at\
                                """)
                        .param("now", offset(clock.instant()))
                        .param("id", link)
                        .param("document", document)
                        .query((row, _) -> Optional.ofNullable(instant(row, "at")))
                        .list();
        ended.forEach(at ->
                events.publishEvent(
                        document == null
                                ? ofSite(What.SITE_UNSHARED, link, at.orElse(null), by)
                                : new Deed(by, What.DRAFT_UNSHARED, document, title)));
        return !ended.isEmpty();
    }

    /** Its name is the instant of the site that is shown. */
    private static Deed ofSite(What what, UUID link, @Nullable Instant at, Actor by) {
        return new Deed(by, what, link, String.valueOf(at));
    }

    /** What a link is good for; empty for one that isn't good, or never was. */
    public Optional<ShareLink> open(String token) {
        return jdbc.sql(
                        """
                        update share_link set used_at = case
                            when used_at > cast(:now as timestamptz) - interval '1 minute' then used_at else :now end
                        where hash = :hash and ended_at is null and expires_at > :now
                        """
                                + "returning "
                                + COLUMNS)
                .param("hash", Secrets.hash(token))
                .param("now", offset(clock.instant()))
                .query((row, _) -> link(row))
                .optional();
    }

    private void forgetOld() {
        jdbc.sql("delete from share_link where expires_at < ?")
                .param(offset(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static ShareLink link(ResultSet row) throws SQLException {
        return new ShareLink(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getObject("revision_id", UUID.class),
                instant(row, "at"),
                row.getString("label"),
                row.getObject("made_by", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "ended_at"),
                instant(row, "used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
