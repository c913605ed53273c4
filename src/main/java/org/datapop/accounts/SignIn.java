package org.datapop.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Decides whether somebody is who they say. Counting takes a connection of its own, and many who
 * hold one while they wait for a second would wait for each other: so there is no transaction
 * around an attempt, and none is held while a password is compared.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class SignIn {

    /** What came of an attempt. */
    public sealed interface Outcome {

        /** It is the owner of the account. */
        record Welcome(Account account) implements Outcome {}

        /** The password is right, and a code must follow. */
        record CodeNeeded(Account account) implements Outcome {}

        /** The address or the password is wrong; which of them, nobody is told. */
        record Refused() implements Outcome {}

        /** There were too many attempts of late. */
        record TooMany(Duration retryAfter) implements Outcome {}
    }

    private final AccountRows rows;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final SecondFactor secondFactor;
    private final PasskeyCeremonies passkeys;

    /**
     * Compared with when there is no account, so that it takes as long as when there is one. It is
     * made for the first attempt, whoever tries: no start waits for it, and it tells nothing.
     */
    private final SingletonSupplier<String> nobody;

    SignIn(
            AccountRows rows,
            PasswordEncoder encoder,
            Attempts attempts,
            SecondFactor secondFactor,
            PasskeyCeremonies passkeys) {
        this.rows = rows;
        this.encoder = encoder;
        this.attempts = attempts;
        this.secondFactor = secondFactor;
        this.passkeys = passkeys;
        this.nobody = SingletonSupplier.of(() -> encoder.encode(UUID.randomUUID().toString()));
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
        var nobodys = nobody.obtain(); // always, so that the first attempt takes as long for all
        var hash = row.map(AccountRow::passwordHash).orElse(nobodys);
        var tried = password.length() <= 2 * PasswordRules.LONGEST ? password : "";
        var right = encoder.matches(tried, hash);
        if (address == null || !right || row.filter(AccountRow::canSignIn).isEmpty()) {
            return new Outcome.Refused();
        }
        var account = row.get().toAccount();
        if (encoder.upgradeEncoding(hash)) {
            rows.rehash(account.id(), hash, encoder.encode(password));
        }
        if (secondFactor.isOn(account.id())) {
            return new Outcome.CodeNeeded(account); // Whoever guesses codes gets no new attempts.
        }
        attempts.forgive(address.key(), from);
        return new Outcome.Welcome(account);
    }

    /**
     * The second step, of somebody whose password was right.
     *
     * @param code of their telephone, or one for the day it is lost; used up
     */
    public Outcome attemptCode(Account account, String code, String from) {
        var key = new EmailAddress(account.email()).key();
        var wait = attempts.count(key, from);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        if (!secondFactor.accepts(account.id(), code)) {
            return new Outcome.Refused();
        }
        attempts.forgive(key, from);
        return new Outcome.Welcome(account);
    }

    /**
     * Both steps at once, and without an address: a passkey says whose it is.
     *
     * @param signed what the browser brought of it
     */
    public Outcome attemptPasskey(String signed, String from) {
        var wait = attempts.count("", from);
        if (wait.isPresent()) {
            return new Outcome.TooMany(wait.get());
        }
        var row = passkeys.owner(signed).flatMap(rows::findById).filter(AccountRow::canSignIn);
        if (row.isEmpty()) {
            return new Outcome.Refused();
        }
        var account = row.get().toAccount();
        attempts.forgive(new EmailAddress(account.email()).key(), from);
        return new Outcome.Welcome(account);
    }

    /** The same, of somebody who is signed in and shows that they still are who they were. */
    public Outcome confirm(Account account, String signed, String from) {
        var outcome = attemptPasskey(signed, from);
        return outcome instanceof Outcome.Welcome(var owner) && !owner.id().equals(account.id())
                ? new Outcome.Refused()
                : outcome;
    }

    /**
     * Both steps at once, of somebody who is signed in and shows that they still are who they were.
     */
    public Outcome confirm(Account account, String password, String code, String from) {
        var outcome = attempt(account.email(), password, from);
        return outcome instanceof Outcome.CodeNeeded ? attemptCode(account, code, from) : outcome;
    }
}
