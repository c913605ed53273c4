package org.datapop.accounts;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.datapop.shared.Actor;
import org.springframework.stereotype.Service;

/** Decides who may do what. Every door asks here, and nowhere else is it decided. */
@Service
public class Authority {

    private static final Map<Role, Set<Action>> ALLOWED =
            Map.of(
                    Role.ADMINISTRATOR, EnumSet.allOf(Action.class),
                    Role.EDITOR,
                            EnumSet.of(
                                    Action.READ,
                                    Action.CREATE,
                                    Action.SAVE,
                                    Action.PUBLISH,
                                    Action.TRASH,
                                    Action.CONFIGURE),
                    Role.CONTRIBUTOR, EnumSet.of(Action.READ, Action.CREATE));

    /** What contributors may do to documents that they began themselves. */
    private static final Set<Action> TO_ONES_OWN = EnumSet.of(Action.SAVE, Action.TRASH);

    /** Documents of these types are settings of the whole site. */
    private static final Set<String> SETTINGS = Set.of("site");

    private final AccountRows rows;

    Authority(AccountRows rows) {
        this.rows = rows;
    }

    /** The system may do everything; an account what its role allows, as long as it is enabled. */
    public boolean permits(Actor actor, Action action, Subject subject) {
        return switch (actor) {
            case Actor.System _, Actor.Starter _ -> true;
            case Actor.Account account ->
                    rows.findById(account.account())
                            .map(AccountRow::toAccount)
                            .filter(known -> !known.disabled())
                            .map(known -> permits(known, action, subject))
                            .orElse(false);
        };
    }

    /** The same for somebody whose account was looked up for this request. */
    public boolean permits(Account account, Action action, Subject subject) {
        if (account.disabled()) {
            return false;
        }
        var allowed = ALLOWED.getOrDefault(account.role(), Set.of());
        if (subject instanceof Subject.OfContent(var type, var begunBy)) {
            if (SETTINGS.contains(type)
                    && action != Action.READ
                    && !allowed.contains(Action.CONFIGURE)) {
                return false;
            }
            return allowed.contains(action)
                    || (account.actor().equals(begunBy) && TO_ONES_OWN.contains(action));
        }
        return allowed.contains(action);
    }
}
