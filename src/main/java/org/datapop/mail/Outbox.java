package org.datapop.mail;

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
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mails that are to go out, in the order in which they are due, on all nodes together. */
@Component
@Transactional
class Outbox {

    /** Minutes after each try, so that a mail server has time to come back. */
    private static final Integer[] PAUSES = {1, 5, 30, 120, 480};

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 200;
    private static final int LONGEST_PROBLEM = 500;

    private static final String COLUMNS =
            "id, recipient, account_id, occasion, written_at, next_try_at, tries, sent_at, failed_at, problem";

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Occasion occasion, String recipient, @Nullable UUID account) {
        jdbc.sql(
                        "insert into mail (id, recipient, account_id, occasion, written_at, next_try_at) values (:id, :recipient, :account, :occasion, :now, :now)")
                .param("id", Ids.next())
                .param("recipient", recipient)
                .param("account", account)
                .param("occasion", occasion.name())
                .param("now", now())
                .update();
    }

    /**
     * Takes the mail that has been due longest, and puts it back for later in case nobody says what
     * became of it: whoever takes one may be switched off at any moment.
     */
    Optional<Mail> take() {
        return jdbc.sql(
                        """
                        update mail set tries = tries + 1,
                          next_try_at = cast(:now as timestamptz)
                            + make_interval(mins => (cast(:pauses as int[]))[least(tries + 1, cardinality(cast(:pauses as int[])))])
                        where id = (
                          select id from mail where sent_at is null and failed_at is null and next_try_at <= :now
                          order by next_try_at, id limit 1 for update skip locked)
                        returning %s\
                        """
                                .formatted(COLUMNS))
                .param("now", now())
                .param("pauses", PAUSES)
                .query((row, _) -> mail(row))
                .optional();
    }

    void sent(UUID id) {
        jdbc.sql("update mail set sent_at = :now, problem = '' where id = :id")
                .param("id", id)
                .param("now", now())
                .update();
    }

    /** Notes what went wrong; after the last try, the mail is given up. */
    void failed(Mail mail, String problem) {
        var line = problem.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        jdbc.sql(
                        "update mail set problem = left(:problem, :longest), failed_at = :failed where id = :id")
                .param("id", mail.id())
                .param("problem", line)
                .param("longest", LONGEST_PROBLEM)
                .param("failed", mail.tries() >= PAUSES.length ? now() : null)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from mail where id = :id and sent_at is null").param("id", id).update();
    }

    /** Has it tried anew, as if it had just been written. */
    void again(UUID id) {
        jdbc.sql(
                        "update mail set failed_at = null, tries = 0, next_try_at = :now where id = :id and sent_at is null")
                .param("id", id)
                .param("now", now())
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from mail where written_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    /** Those that were given up first, then the newest. */
    @Transactional(readOnly = true)
    public List<Mail> latest() {
        return jdbc.sql(
                        "select %s from mail order by failed_at is null, written_at desc, id desc limit %d"
                                .formatted(COLUMNS, SHOWN))
                .query((row, _) -> mail(row))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getObject("account_id", UUID.class),
                Occasion.valueOf(row.getString("occasion")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_try_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                instant(row, "sent_at"),
                instant(row, "failed_at"),
                row.getString("problem"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
