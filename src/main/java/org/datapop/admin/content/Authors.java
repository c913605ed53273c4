package org.datapop.admin.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
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
    Map<String, String> of(Stream<Actor> actors) {
        return actors.distinct().collect(Collectors.toMap(Actor::id, this::name));
    }

    /** Everybody who may have written, by name. */
    List<Account> all() {
        return accounts.all();
    }

    String name(@Nullable Actor actor) {
        return actor instanceof Actor.Account account
                ? accounts.find(account.account()).map(Account::name).orElse("")
                : "";
    }
}
