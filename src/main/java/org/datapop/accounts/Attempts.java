package org.datapop.accounts;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to get in, for each account and for each network address, on all nodes together.
 */
@Component
class Attempts {

    /** Who forgot which password it was gets it in fewer. */
    private static final BucketConfiguration OF_AN_ACCOUNT = limit(10, Duration.ofMinutes(15));

    /** Many may share one address: a university, a mobile network. */
    private static final BucketConfiguration OF_AN_ADDRESS = limit(100, Duration.ofMinutes(15));

    /** A mailbox is nobody's to flood. */
    private static final BucketConfiguration OF_A_MAILBOX = limit(3, Duration.ofHours(1));

    /** Each tells the address that somebody has, whatever the one is that they ask for. */
    private static final BucketConfiguration OF_ADDRESSES = limit(3, Duration.ofHours(1));

    /** Each leaves a row behind for a while. */
    private static final BucketConfiguration OF_CHALLENGES = limit(100, Duration.ofMinutes(15));

    private final ProxyManager<String> buckets;

    Attempts(DataSource dataSource) {
        this.buckets =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                        .table("attempt")
                        .idColumn("who")
                        .stateColumn("state")
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .build();
    }

    /**
     * Counts an attempt.
     *
     * @return how long to wait when there were too many
     */
    Optional<Duration> count(String account, String from) {
        var wait = take("address " + network(from), OF_AN_ADDRESS);
        return wait.isPresent() || account.isEmpty()
                ? wait
                : take("account " + account, OF_AN_ACCOUNT);
    }

    boolean mayBeMailed(String mailbox) {
        return take("mailbox " + mailbox, OF_A_MAILBOX).isEmpty();
    }

    /** Counts that somebody asked to sign in by another address. */
    Optional<Duration> countAddress(UUID account) {
        return take("addresses " + account, OF_ADDRESSES);
    }

    /** Counts that somebody wants to sign in with a passkey, whether or not they then do. */
    Optional<Duration> countChallenge(String from) {
        return take("challenges " + network(from), OF_CHALLENGES);
    }

    /** It was the owner, whose attempts count no longer. */
    void forgive(String account, String from) {
        buckets.getProxy("account " + account, () -> OF_AN_ACCOUNT).reset();
        buckets.getProxy("address " + network(from), () -> OF_AN_ADDRESS).addTokens(1);
    }

    private Optional<Duration> take(String who, BucketConfiguration limit) {
        var probe = buckets.getProxy(who, () -> limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Of IPv6 the first 64 bits: the rest its owner changes at will. */
    private static String network(String address) {
        var parts = address.split(":");
        return parts.length > 4
                ? String.join(":", parts[0], parts[1], parts[2], parts[3])
                : address;
    }

    private static BucketConfiguration limit(int attempts, Duration within) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, within))
                .build();
    }
}
