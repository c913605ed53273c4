package org.datapop.accounts;

import java.time.ZoneId;
import java.util.Optional;
import org.datapop.shared.Language;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the first administrator in: by settings, where the site is installed by a script, or by a
 * link that only whoever can read the log of the server sees.
 */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Settings settings;
    private final SiteProperties site;
    private final PublicAddress address;

    FirstAdministrator(
            Accounts accounts,
            OneTimeLinks links,
            Settings settings,
            SiteProperties site,
            PublicAddress address) {
        this.accounts = accounts;
        this.links = links;
        this.settings = settings;
        this.site = site;
        this.address = address;
    }

    /**
     * @param email of the first administrator; SITE_ADMIN_EMAIL
     * @param password of the first administrator; SITE_ADMIN_PASSWORD
     * @param recovery the address of an administrator who can't get in; SITE_ADMIN_RECOVERY
     */
    @ConfigurationProperties("site.admin")
    record Settings(String email, String password, String recovery) {

        Settings {
            email = email == null ? "" : email.strip();
            password = password == null ? "" : password;
            recovery = recovery == null ? "" : recovery.strip();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void letIn() {
        if (!accounts.hasAdministrator()) {
            begin();
        }
        if (!settings.recovery().isEmpty()) {
            recover();
        }
    }

    private void begin() {
        if (settings.email().isEmpty() || settings.password().isEmpty()) {
            log.info(
                    "Nobody can edit the site yet. Open this link within a day to become its administrator: {}",
                    address.of("/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null)));
            return;
        }
        try {
            var email = new EmailAddress(settings.email());
            var language = new Language(site.language().toLanguageTag());
            accounts.open(
                    email,
                    email.value().substring(0, email.value().indexOf('@')),
                    Role.ADMINISTRATOR,
                    language,
                    ZoneId.of(site.timeZone().getId()),
                    settings.password());
            log.info("Opened the account of the first administrator, {}", email);
        } catch (WeakPassword weak) {
            log.error(
                    "SITE_ADMIN_PASSWORD is refused, so no account was opened: {}", weak.reason());
        } catch (IllegalArgumentException wrong) {
            log.error("SITE_ADMIN_EMAIL is not an e-mail address, so no account was opened");
        }
    }

    private void recover() {
        var account =
                EmailAddress.isAddress(settings.recovery())
                        ? accounts.find(new EmailAddress(settings.recovery()))
                                .filter(found -> found.role() == Role.ADMINISTRATOR)
                        : Optional.<Account>empty();
        if (account.isEmpty()) {
            log.error("SITE_ADMIN_RECOVERY names no administrator of this site");
            return;
        }
        log.info(
                "Open this link within an hour to choose a new password for {}: {}",
                account.get().email(),
                address.of("/admin/reset/" + links.issue(Purpose.RECOVERY, account.get().id())));
    }
}
