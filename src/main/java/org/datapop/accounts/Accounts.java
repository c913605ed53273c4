package org.datapop.accounts;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
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
     * Opens an account that no colleague invites: the first, by whoever runs the server.
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
        var account = rows.save(row).toAccount();
        note(Actor.SYSTEM, What.ACCOUNT_OPENED, account);
        return account;
    }

    /**
     * Opens an account that nobody can sign in to before a one-time link gave it a password.
     *
     * @throws EmailTaken when somebody has the address
     */
    public Account invite(
            EmailAddress email,
            String name,
            Role role,
            Language language,
            ZoneId timeZone,
            Actor by) {
        alone();
        if (rows.findByEmailKey(email.key()).isPresent()) {
            throw new EmailTaken(email.value());
        }
        var account = rows.save(new AccountRow(email, name, role, language, timeZone)).toAccount();
        events.publishEvent(new Invited(account));
        events.publishEvent(deed(by, What.ACCOUNT_INVITED, account).changing("role", null, role));
        return account;
    }

    /** What somebody may change of their own account. */
    public Account describe(UUID id, String name, Language language, ZoneId timeZone, Actor by) {
        var row = get(id);
        var before = row.toAccount();
        row.describe(name, language, timeZone);
        events.publishEvent(
                deed(by, What.ACCOUNT_DESCRIBED, before)
                        .changing("name", before.name(), name)
                        .changing("language", before.language().tag(), language.tag())
                        .changing("zone", before.timeZone(), timeZone));
        return row.toAccount();
    }

    /** Notes that somebody is sent a link by which they choose a new password. */
    public Account offerPassword(UUID id, Actor by) {
        var account = get(id).toAccount();
        note(by, What.PASSWORD_OFFERED, account);
        return account;
    }

    /** Signs somebody out wherever they are signed in. */
    public Account signOutEverywhere(UUID id) {
        var row = get(id);
        row.endSessions();
        note(row.toAccount().actor(), What.SIGNED_OUT_EVERYWHERE, row.toAccount());
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
        note(account.actor(), What.PASSWORD_CHANGED, account);
        return row.toAccount();
    }

    /**
     * @throws LastAdministrator when nobody else could administer the site
     */
    public void changeRole(UUID id, Role role, Actor by) {
        alone();
        var row = get(id);
        if (role != Role.ADMINISTRATOR) {
            keepAnAdministrator(row);
        }
        var before = row.toAccount();
        row.changeRole(role);
        events.publishEvent(
                deed(by, What.ROLE_CHANGED, before).changing("role", before.role(), role));
    }

    /**
     * Refuses sign-in from now on.
     *
     * @throws LastAdministrator when nobody else could administer the site
     */
    public void disable(UUID id, Actor by) {
        alone();
        var row = get(id);
        keepAnAdministrator(row);
        row.disable(clock.instant());
        note(by, What.ACCOUNT_CLOSED, row.toAccount());
    }

    public void enable(UUID id, Actor by) {
        var row = get(id);
        row.enable();
        note(by, What.ACCOUNT_REOPENED, row.toAccount());
    }

    private void note(Actor by, What what, Account account) {
        events.publishEvent(deed(by, what, account));
    }

    private static Deed deed(Actor by, What what, Account account) {
        return new Deed(by, what, account.id(), account.name());
    }

    private void keepAnAdministrator(AccountRow row) {
        if (row.isAdministrator() && rows.countAdministrators() == 1) {
            throw new LastAdministrator(row.toAccount().name());
        }
    }

    /** Two who take each other's rights at the same moment must not leave the site to nobody. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .single();
    }

    private AccountRow get(UUID id) {
        return rows.findById(id).orElseThrow(() -> new AccountGone("There is no account " + id));
    }
}
