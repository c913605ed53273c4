package org.datapop.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let somebody in once. Only a hash of each is stored, so that whoever reads the
 * database can't use them.
 */
@Service
@Transactional
public class OneTimeLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a link is good for.
     *
     * @param account whose; null for an account that is opened by it
     * @param email the address that it proves; null where it proves none
     */
    public record Grant(Purpose purpose, @Nullable UUID account, @Nullable String email) {}

    /**
     * Makes a link and ends all earlier ones for the same.
     *
     * @return the secret part of its address
     */
    public String issue(Purpose purpose, @Nullable UUID account) {
        return issue(purpose, account, null);
    }

    /** The same of one that proves an address. */
    public String issue(EmailAddress email, UUID account) {
        return issue(Purpose.EMAIL, account, email.value());
    }

    private String issue(Purpose purpose, @Nullable UUID account, @Nullable String email) {
        jdbc.sql(
                        "delete from one_time_link where purpose = :purpose and account_id is not distinct from cast(:account as uuid)")
                .param("purpose", purpose.name())
                .param("account", account)
                .update();
        var token = Secrets.token();
        jdbc.sql(
                        "insert into one_time_link (hash, purpose, account_id, email, expires_at) values (:hash, :purpose, :account, :email, :expires)")
                .param("hash", Secrets.hash(token))
                .param("purpose", purpose.name())
                .param("account", account)
                .param("email", email)
                .param("expires", clock.instant().plus(purpose.life()).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** What a link is good for, without using it up; empty for one that isn't good any more. */
    @Transactional(readOnly = true)
    public Optional<Grant> look(String token) {
        return jdbc.sql(
                        "select purpose, account_id, email from one_time_link where hash = :hash and expires_at > :now")
                .param("hash", Secrets.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> grant(row))
                .optional();
    }

    /** Uses a link up: of two who try at the same time, one gets it. */
    public Optional<Grant> redeem(String token) {
        return jdbc.sql(
                        "delete from one_time_link where hash = :hash and expires_at > :now returning purpose, account_id, email")
                .param("hash", Secrets.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> grant(row))
                .optional();
    }

    /** Ends all links of an account. */
    void end(UUID account) {
        jdbc.sql("delete from one_time_link where account_id = :account")
                .param("account", account)
                .update();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("account_id", UUID.class),
                row.getString("email"));
    }
}
