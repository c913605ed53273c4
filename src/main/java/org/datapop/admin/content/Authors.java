package org.datapop.admin.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.content.DocumentEntry;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of those who wrote something; empty for the system and the starter content. */
@Component
class Authors {

    private final Accounts accounts;

    Authors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** By the id of the actor. */
    Map<String, String> of(Collection<DocumentEntry> entries) {
        var names = new HashMap<String, String>();
        entries.forEach(entry -> add(names, entry.savedBy()));
        return names;
    }

    String name(@Nullable Actor actor) {
        return actor instanceof Actor.Account account
                ? accounts.find(account.account()).map(Account::name).orElse("")
                : "";
    }

    private void add(Map<String, String> names, @Nullable Actor actor) {
        if (actor != null) {
            names.computeIfAbsent(actor.id(), _ -> name(actor));
        }
    }
}
