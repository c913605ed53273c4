package org.datapop.accounts;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Language;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the accounts of staff. */
@Service
@Transactional
public class Accounts {

    /** Any number will do, as long as nobody else locks it: "accounts" in ASCII. */
    private static final long LOCK = 0x61_63_63_6f_75_6e_74_73L;

    private final AccountRows rows;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(
            AccountRows rows,
            PasswordRules rules,
            PasswordEncoder encoder,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.rules = rules;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Account> all() {
        return rows.findAllByOrderByNameAscIdAsc().stream().map(AccountRow::toAccount).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return rows.findById(id).map(AccountRow::toAccount);
    }

    /** The account that goes by an address in any spelling. */
    @Transactional(readOnly = true)
    public Optional<Account> find(EmailAddress email) {
        return rows.findByEmailKey(email.key()).map(AccountRow::toAccount);
    }

    @Transactional(readOnly = true)
    public boolean hasAdministrator() {
        return rows.countAdministrators() > 0;
    }

    /**
     * Opens an account.
     *
     * @throws EmailTaken when somebody has the address
     * @throws WeakPassword when the password is too easy
     */
    public Account open(
            EmailAddress email,
            String name,
            Role role,
            Language language,
            ZoneId timeZone,
            String password) {
        alone();
        if (rows.findByEmailKey(email.key()).isPresent()) {
            throw new EmailTaken(email.value());
        }
        rules.check(password, List.of(email.value(), name));
        var row = new AccountRow(email, name, role, language, timeZone);
        row.changePassword(encoder.encode(password));
        return rows.save(row).toAccount();
    }

    /**
     * Opens an account that nobody can sign in to before a one-time link gave it a password.
     *
     * @throws EmailTaken when somebody has the address
     */
    public Account invite(
            EmailAddress email, String name, Role role, Language language, ZoneId timeZone) {
        alone();
        if (rows.findByEmailKey(email.key()).isPresent()) {
            throw new EmailTaken(email.value());
        }
        var account = rows.save(new AccountRow(email, name, role, language, timeZone)).toAccount();
        events.publishEvent(new Invited(account));
        return account;
    }

    /** What somebody may change of their own account. */
    public Account describe(UUID id, String name, Language language, ZoneId timeZone) {
        var row = get(id);
        row.describe(name, language, timeZone);
        return row.toAccount();
    }

    /** Signs somebody out wherever they are signed in. */
    public Account signOutEverywhere(UUID id) {
        var row = get(id);
        row.endSessions();
        return row.toAccount();
    }

    /**
     * Gives an account another password; whoever was signed in to it no longer is.
     *
     * @throws WeakPassword when the password is too easy
     */
    public Account changePassword(UUID id, String password) {
        var row = get(id);
        var account = row.toAccount();
        rules.check(password, List.of(account.email(), account.name()));
        if (row.passwordHash() != null) {
            events.publishEvent(new PasswordChanged(account));
        }
        row.changePassword(encoder.encode(password));
        return row.toAccount();
    }

    /**
     * @throws LastAdministrator when nobody else could administer the site
     */
    public void changeRole(UUID id, Role role) {
        alone();
        var row = get(id);
        if (role != Role.ADMINISTRATOR) {
            keepAnAdministrator(row);
        }
        row.changeRole(role);
    }

    /**
     * Refuses sign-in from now on.
     *
     * @throws LastAdministrator when nobody else could administer the site
     */
    public void disable(UUID id) {
        alone();
        var row = get(id);
        keepAnAdministrator(row);
        row.disable(clock.instant());
    }

    public void enable(UUID id) {
        get(id).enable();
    }

    private void keepAnAdministrator(AccountRow row) {
        if (row.isAdministrator() && rows.countAdministrators() == 1) {
            throw new LastAdministrator(row.toAccount().name());
        }
    }

    /** Two who take each other's rights at the same moment must not leave the site to nobody. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .single();
    }

    private AccountRow get(UUID id) {
        return rows.findById(id).orElseThrow(() -> new AccountGone("There is no account " + id));
    }
}
