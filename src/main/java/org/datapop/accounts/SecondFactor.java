package org.datapop.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody has besides a password: codes of their telephone, and ten for the day it is lost.
 */
@Service
@Transactional
public class SecondFactor {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountRows rows;
    private final ApplicationEventPublisher events;

    SecondFactor(JdbcClient jdbc, Clock clock, AccountRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = rows;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public boolean isOn(UUID account) {
        return secret(account, true).isPresent();
    }

    @Transactional(readOnly = true)
    public int codesLeft(UUID account) {
        return jdbc.sql("select count(*) from recovery_code where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /**
     * The secret for a telephone, which counts only once a code of it was typed; the same as long
     * as none was.
     *
     * @return in Base32; empty where one is on already
     */
    public Optional<String> begin(UUID account) {
        jdbc.sql(
                        "insert into second_factor (account_id, secret) values (:account, :secret) on conflict do nothing")
                .param("account", account)
                .param("secret", Secrets.random(Totp.SECRET_BYTES))
                .update();
        return secret(account, false).map(Totp::base32);
    }

    /**
     * Turns it on with a first code.
     *
     * @return the codes for the day the telephone is lost, which nobody can show again; empty when
     *     the code is wrong
     */
    public Optional<List<String>> confirm(UUID account, String code) {
        var isRight = secret(account, false).filter(secret -> uses(account, secret, code));
        if (isRight.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql(
                        "update second_factor set confirmed_at = :now where account_id = :account and confirmed_at is null")
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        note(new Actor.Account(account), What.SECOND_FACTOR_ON, account);
        return Optional.of(newCodes(account));
    }

    /** Ten new codes for the day the telephone is lost; the old ones are worth nothing. */
    public List<String> renewCodes(UUID account) {
        note(new Actor.Account(account), What.RECOVERY_CODES_RENEWED, account);
        return newCodes(account);
    }

    private List<String> newCodes(UUID account) {
        jdbc.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
        var codes =
                IntStream.range(0, RECOVERY_CODES)
                        .mapToObj(_ ->
                                Totp.base32(Secrets.random(RECOVERY_BYTES))
                                        .toLowerCase(Locale.ROOT))
                        .toList();
        for (var code : codes) {
            jdbc.sql("insert into recovery_code (account_id, hash) values (:account, :hash)")
                    .param("account", account)
                    .param("hash", Secrets.hash(code))
                    .update();
        }
        return codes.stream().map(code -> code.replaceAll("(.{4})(?!$)", "$1-")).toList();
    }

    public void turnOff(UUID account, Actor by) {
        var wasOn =
                jdbc.sql(
                                        "delete from second_factor where account_id = :account and confirmed_at is not null")
                                .param("account", account)
                                .update()
                        == 1;
        if (wasOn) {
            note(by, What.SECOND_FACTOR_OFF, account);
        }
    }

    private void note(Actor by, What what, UUID account) {
        var name = rows.findById(account).map(row -> row.toAccount().name()).orElse("");
        events.publishEvent(new Deed(by, what, account, name));
    }

    /** Uses up a code, of the telephone or for the day it is lost: of two who try, one gets in. */
    boolean accepts(UUID account, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return secret(account, true).filter(secret -> uses(account, secret, code)).isPresent()
                || jdbc.sql(
                                        "delete from recovery_code where account_id = :account and hash = :hash")
                                .param("account", account)
                                .param("hash", Secrets.hash(code))
                                .update()
                        == 1;
    }

    /** A clock may be half a minute off. */
    private boolean uses(UUID account, byte[] secret, String typed) {
        var code = typed.replaceAll("\\s", "");
        var now = Totp.step(clock.instant());
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> Totp.code(secret, step).equals(code))
                .anyMatch(step -> isFirst(account, step));
    }

    private boolean isFirst(UUID account, long step) {
        return jdbc.sql(
                                "update second_factor set last_step = :step where account_id = :account and last_step < :step")
                        .param("account", account)
                        .param("step", step)
                        .update()
                == 1;
    }

    private Optional<byte[]> secret(UUID account, boolean confirmed) {
        return jdbc.sql(
                        "select secret from second_factor where account_id = :account and (confirmed_at is not null) = :confirmed")
                .param("account", account)
                .param("confirmed", confirmed)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
