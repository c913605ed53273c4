package org.datapop.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** What passkeys are to sign: random, good once and for ten minutes, on all nodes together. */
@Component
class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyChallenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param account that is to get a passkey; null for signing in, when nobody knows yet who it is
     */
    Bytes issue(@Nullable UUID account) {
        jdbc.sql("delete from passkey_challenge where expires_at <= :now")
                .param("now", at(clock.instant()))
                .update();
        var challenge = Bytes.random();
        jdbc.sql(
                        "insert into passkey_challenge (challenge, account_id, expires_at) values (:challenge, :account, :expires)")
                .param("challenge", challenge.getBytes())
                .param("account", account)
                .param("expires", at(clock.instant().plus(LIFE)))
                .update();
        return challenge;
    }

    /** Uses one up that was issued for this: of two who try at the same time, one gets it. */
    boolean redeem(Bytes challenge, @Nullable UUID account) {
        return jdbc.sql(
                                """
                                delete from passkey_challenge where challenge = :challenge
                                  and account_id is not distinct from cast(:account as uuid) and expires_at > :now\
                                """)
                        .param("challenge", challenge.getBytes())
                        .param("account", account)
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
