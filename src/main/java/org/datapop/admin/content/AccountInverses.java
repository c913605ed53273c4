package org.datapop.admin.content;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Passkeys;
import org.datapop.accounts.Role;
import org.datapop.admin.content.Inverse.ChangedSince;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What has an opposite of that which is done to accounts. A secret has none, nor has what proves
 * who somebody is.
 */
@Configuration(proxyBeanMethods = false)
class AccountInverses {

    /** What somebody calls a passkey. */
    private static final String NAME = "passkey";

    @Bean
    Inverse giveRoleBack(Accounts accounts) {
        return new Inverse(
                What.ROLE_CHANGED,
                deed -> deed.before("role").isPresent(),
                (deed, by) -> {
                    var role =
                            accounts.find(deed.subject())
                                    .map(account -> account.role().name())
                                    .orElse("");
                    ChangedSince.unless(role.equals(deed.after("role").orElse(null)), deed);
                    accounts.changeRole(
                            deed.subject(), Role.valueOf(deed.before("role").orElseThrow()), by);
                });
    }

    @Bean
    Inverse reopenAccount(Accounts accounts) {
        return new Inverse(
                What.ACCOUNT_CLOSED, _ -> true, (deed, by) -> accounts.enable(deed.subject(), by));
    }

    @Bean
    Inverse closeAccount(Accounts accounts) {
        return new Inverse(
                What.ACCOUNT_REOPENED,
                _ -> true,
                (deed, by) -> accounts.disable(deed.subject(), by));
    }

    @Bean
    Inverse closeInvited(Accounts accounts) {
        return new Inverse(
                What.ACCOUNT_INVITED,
                _ -> true,
                (deed, by) -> accounts.disable(deed.subject(), by));
    }

    @Bean
    Inverse describeAccountAsBefore(Accounts accounts) {
        return new Inverse(
                What.ACCOUNT_DESCRIBED,
                deed -> !deed.changes().isEmpty(),
                (deed, by) -> {
                    var now =
                            accounts.find(deed.subject()).orElseThrow(() -> new ChangedSince(deed));
                    var is =
                            Map.of(
                                    "name", now.name(),
                                    "language", now.language().tag(),
                                    "zone", now.timeZone().toString());
                    for (var change : deed.changes()) {
                        ChangedSince.unless(
                                Objects.equals(is.get(change.of()), change.after()), deed);
                    }
                    accounts.describe(
                            deed.subject(),
                            deed.before("name").orElse(now.name()),
                            deed.before("language").map(Language::new).orElse(now.language()),
                            deed.before("zone").map(ZoneId::of).orElse(now.timeZone()),
                            by);
                });
    }

    @Bean
    Inverse namePasskeyAsBefore(Accounts accounts, Passkeys passkeys) {
        return new Inverse(
                What.PASSKEY_RENAMED,
                deed -> deed.after("which").isPresent(),
                (deed, by) -> {
                    var which = UUID.fromString(deed.after("which").orElseThrow());
                    var owner =
                            accounts.find(deed.subject())
                                    .filter(account -> account.actor().equals(by))
                                    .orElseThrow(() -> new ChangedSince(deed));
                    var passkey =
                            passkeys.find(owner, which)
                                    .filter(now -> now.name().equals(deed.after(NAME).orElse("")))
                                    .orElseThrow(() -> new ChangedSince(deed));
                    passkeys.rename(owner, passkey, deed.before(NAME).orElseThrow());
                });
    }
}
