package org.datapop.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives accounts another address, once somebody opened a link that went there. Nothing differs here
 * by whether the address is somebody else's: that is looked up when the link is to go out, and told
 * to nobody but its owner.
 */
@Service
@Transactional
public class EmailChanges {

    private final AccountRows rows;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    EmailChanges(
            AccountRows rows,
            Accounts accounts,
            OneTimeLinks links,
            Attempts attempts,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.accounts = accounts;
        this.links = links;
        this.attempts = attempts;
        this.events = events;
    }

    /** The address that a link proved to be somebody's. */
    public record Proof(Account account, EmailAddress address) {}

    /**
     * Has a link sent to another address, in place of any that was asked for before.
     *
     * @return how long to wait when it was asked for too often
     */
    public Optional<Duration> ask(UUID account, EmailAddress wanted) {
        var wait = attempts.countAddress(account);
        if (wait.isEmpty()) {
            var row = get(account);
            row.wantEmail(wanted);
            var mayBeMailed = attempts.mayBeMailed(wanted.key());
            events.publishEvent(new EmailWanted(row.toAccount(), wanted, mayBeMailed));
        }
        return wait;
    }

    /** Whether an account still waits for an address, and no password was changed since. */
    @Transactional(readOnly = true)
    public boolean isWanted(UUID account, EmailAddress address) {
        return get(account).wants(address);
    }

    /** What a link is good for, without using it up; empty for one that isn't good any more. */
    @Transactional(readOnly = true)
    public Optional<Proof> look(String token) {
        return links.look(token).flatMap(this::proof);
    }

    /**
     * Uses a link up. Whoever was signed in no longer is, and links that went to the former address
     * are good for nothing.
     *
     * @return the account as it is now; empty when the link isn't good any more
     */
    public Optional<Account> confirm(String token) {
        accounts.alone();
        return look(token).filter(_ -> links.redeem(token).isPresent()).map(this::change);
    }

    private Account change(Proof proof) {
        var row = get(proof.account().id());
        row.changeEmail(proof.address());
        links.end(proof.account().id());
        events.publishEvent(new EmailChanged(proof.account()));
        events.publishEvent(
                new Deed(
                                proof.account().actor(),
                                What.EMAIL_CHANGED,
                                proof.account().id(),
                                proof.account().name())
                        .changing("email", proof.account().email(), proof.address()));
        return row.toAccount();
    }

    /** Of an address that is still wanted, and nobody's. */
    private Optional<Proof> proof(OneTimeLinks.Grant grant) {
        if (grant.account() == null || grant.email() == null) {
            return Optional.empty();
        }
        var address = new EmailAddress(grant.email());
        return rows.findById(grant.account())
                .filter(row -> row.wants(address))
                .filter(_ -> rows.findByEmailKey(address.key()).isEmpty())
                .map(row -> new Proof(row.toAccount(), address));
    }

    private AccountRow get(UUID id) {
        return rows.findById(id).orElseThrow(() -> new AccountGone("There is no account " + id));
    }
}
