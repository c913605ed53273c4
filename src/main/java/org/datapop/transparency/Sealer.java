package org.datapop.transparency;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds to the log whatever began or ended in public and isn't in it yet. It asks the timeline,
 * again and again, so nothing has to remember to call it; of several nodes one at a time adds.
 */
@Component
class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int PORTION = 500;

    /** However long a transaction takes to be seen, the whole timeline is looked through again. */
    private static final Duration WHOLE = Duration.ofHours(1);

    private static final Duration CHECKPOINT = Duration.ofDays(1);

    private final Chain chain;
    private final SigningKeys keys;
    private final TransactionTemplate transaction;
    private final Duration rest;
    private final SecureRandom random = new SecureRandom();
    private volatile long wholeAt = System.nanoTime() - WHOLE.toNanos();

    Sealer(
            Chain chain,
            SigningKeys keys,
            PlatformTransactionManager transactions,
            TransparencySettings settings) {
        this.chain = chain;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        this.rest = settings.rest();
    }

    @Scheduled(fixedDelayString = "${site.transparency.look:5s}")
    void look() {
        try {
            seal();
        } catch (DataAccessException | TransactionException e) {
            log.debug("What was published is sealed later", e);
        }
    }

    /**
     * Seals all that is due, in portions.
     *
     * @return how many entries were added
     */
    int seal() {
        var now = System.nanoTime();
        var tail = chain.tail();
        var age = Duration.ofNanos(now - wholeAt);
        var isWhole = age.compareTo(WHOLE) >= 0 || tail.count() == 0;
        var since = isWhole ? null : tail.at().minus(age).minus(WHOLE).atOffset(ZoneOffset.UTC);
        var count = 0;
        List<Event> portion;
        do {
            var from = since;
            portion = transaction.execute(_ -> sealPortion(from));
            count += portion.size();
            since = portion.isEmpty() ? since : of(portion.getLast());
        } while (portion.size() == PORTION);
        wholeAt = isWhole ? now : wholeAt;
        return count;
    }

    private static OffsetDateTime of(Event event) {
        return event.at().atOffset(ZoneOffset.UTC);
    }

    private List<Event> sealPortion(@Nullable OffsetDateTime since) {
        chain.lock();
        var due = chain.due(since, rest, PORTION);
        var tail = chain.tail();
        if (!due.isEmpty() || !chain.hasCheckpoint(tail.count(), CHECKPOINT)) {
            var key = keys.current();
            chain.checkpoint(due.isEmpty() ? tail : added(due, tail, key), key);
        }
        return due;
    }

    private Tail added(List<Event> due, Tail tail, SigningKey key) {
        var all = new ArrayList<Sealed>();
        var end = tail;
        for (var event : due) {
            var statement = Statement.of(event, salt());
            var entry =
                    new Entry(
                            end.count() + 1,
                            tail.at(),
                            event,
                            statement.commitment(),
                            end.hash(),
                            key.id());
            all.add(new Sealed(entry, statement, key.sign(entry.line())));
            end = new Tail(entry.number(), entry.hash(), tail.at());
        }
        chain.add(all);
        return end;
    }

    private byte[] salt() {
        var salt = new byte[Sha256.BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
