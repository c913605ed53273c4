package org.datapop.accounts;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps those who ask for new passwords from flooding anybody's mailbox. */
@Service
public class PasswordRequests {

    private final Attempts attempts;

    PasswordRequests(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Counts a request.
     *
     * @param from the network address of whoever asks
     * @return how long to wait when there were too many from there
     */
    public Optional<Duration> count(String from) {
        return attempts.count("", from);
    }

    /**
     * Whether one more mail may go to an address of late, be it that of an account or not. Whoever
     * asks must not be told.
     */
    public boolean mayBeMailed(EmailAddress email) {
        return attempts.mayBeMailed(email.key());
    }
}
