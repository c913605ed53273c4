package org.datapop.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What somebody may sign in with instead of a password and a code. */
@Service
@Transactional
public class Passkeys {

    private final PasskeyRows rows;
    private final PasskeyCeremonies ceremonies;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    Passkeys(
            PasskeyRows rows,
            PasskeyCeremonies ceremonies,
            Attempts attempts,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.ceremonies = ceremonies;
        this.attempts = attempts;
        this.events = events;
    }

    /** In the order in which they were added. */
    @Transactional(readOnly = true)
    public List<Passkey> of(Account account) {
        return rows.of(account.id());
    }

    /** One of their own; whatever else the id may name is none. */
    @Transactional(readOnly = true)
    public Optional<Passkey> find(Account account, UUID id) {
        return of(account).stream().filter(passkey -> passkey.id().equals(id)).findFirst();
    }

    /** By what a browser makes a passkey for an account, as JSON. */
    public String begin(Account account) {
        return ceremonies.creation(account);
    }

    /**
     * @param made what the browser made, as JSON
     * @return false when it isn't what was asked for, or too late
     */
    public boolean add(Account account, String name, String made) {
        if (!ceremonies.create(account, name, made)) {
            return false;
        }
        events.publishEvent(new PasskeyAdded(account));
        note(account, What.PASSKEY_ADDED, null, name);
        return true;
    }

    public void rename(Account account, Passkey passkey, String name) {
        if (!passkey.name().equals(name)) {
            rows.rename(passkey.id(), name);
            events.publishEvent(
                    deed(account, What.PASSKEY_RENAMED, passkey.name(), name)
                            .changing("which", null, passkey.id()));
        }
    }

    public void remove(Account account, Passkey passkey) {
        if (rows.remove(passkey.id())) {
            note(account, What.PASSKEY_REMOVED, passkey.name(), null);
        }
    }

    /** What came of it that somebody wants to sign in with a passkey. */
    public sealed interface Question {

        /**
         * @param json by what their browser asks for one, whoever's it may be
         */
        record Asked(String json) implements Question {}

        /** It was wanted too often of late. */
        record TooMany(Duration retryAfter) implements Question {}
    }

    /**
     * @param from the network address of whoever wants to
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED) // as in SignIn
    public Question ask(String from) {
        return attempts.countChallenge(from)
                .<Question>map(Question.TooMany::new)
                .orElseGet(() -> new Question.Asked(ceremonies.request()));
    }

    private void note(Account account, What what, @Nullable String before, @Nullable String after) {
        events.publishEvent(deed(account, what, before, after));
    }

    private static Deed deed(
            Account account, What what, @Nullable String before, @Nullable String after) {
        return new Deed(account.actor(), what, account.id(), account.name())
                .changing("passkey", before, after);
    }
}
