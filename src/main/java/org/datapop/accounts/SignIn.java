package org.datapop.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides whether somebody is who they say. */
@Service
@Transactional
public class SignIn {

    /** What came of an attempt. */
    public sealed interface Outcome {

        /** It is the owner of the account. */
        record Welcome(Account account) implements Outcome {}

        /** The address or the password is wrong; which of them, nobody is told. */
        record Refused() implements Outcome {}

        /** There were too many attempts of late. */
        record TooMany(Duration retryAfter) implements Outcome {}
    }

    private final AccountRows rows;
    private final PasswordEncoder encoder;
    private final Attempts attempts;

    /** Compared with when there is no account, so that it takes as long as when there is one. */
    private final String nobody;

    SignIn(AccountRows rows, PasswordEncoder encoder, Attempts attempts) {
        this.rows = rows;
        this.encoder = encoder;
        this.attempts = attempts;
        this.nobody = encoder.encode(UUID.randomUUID().toString());
    }

    /**
     * @param from the network address of whoever tries
     */
    public Outcome attempt(String email, String password, String from) {
        var address = EmailAddress.isAddress(email.strip()) ? new EmailAddress(email) : null;
        var wait = attempts.count(address == null ? "" : address.key(), from);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        var row = Optional.ofNullable(address).flatMap(known -> rows.findByEmailKey(known.key()));
        var hash = row.map(AccountRow::passwordHash).orElse(nobody);
        var tried = password.length() <= 2 * PasswordRules.LONGEST ? password : "";
        var right = encoder.matches(tried, hash);
        if (address == null || !right || row.filter(AccountRow::canSignIn).isEmpty()) {
            return new Outcome.Refused();
        }
        if (encoder.upgradeEncoding(hash)) {
            row.get().rehash(encoder.encode(password));
        }
        attempts.forgive(address.key(), from);
        return new Outcome.Welcome(row.get().toAccount());
    }
}
