package org.datapop.admin;

import java.util.Objects;
import java.util.Optional;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.shared.Language;
import org.datapop.web.SiteProperties;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the first administrator's account and names the site, both or neither. */
@Service
@Transactional
class FirstRun {

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final SiteName siteName;
    private final SiteProperties site;

    FirstRun(Accounts accounts, OneTimeLinks links, SiteName siteName, SiteProperties site) {
        this.accounts = accounts;
        this.links = links;
        this.siteName = siteName;
        this.site = site;
    }

    /**
     * @throws LinkExpired when the link isn't good, or for something else
     */
    @Transactional(readOnly = true)
    void require(String token) {
        var grant = links.look(token);
        if (grant.isEmpty() || grant.get().purpose() != Purpose.FIRST_RUN) {
            throw new LinkExpired();
        }
    }

    /** The form as it is first shown. */
    FirstRunForm form() {
        return new FirstRunForm(
                "", "", "", siteName.current(), LocaleContextHolder.getLocale().getLanguage());
    }

    /**
     * @return empty when somebody else used the link first
     * @throws org.datapop.accounts.WeakPassword when the password is too easy; then the link is
     *     still good
     * @throws org.datapop.accounts.EmailTaken when somebody without that role has the address; then
     *     it is too
     */
    Optional<Account> begin(String token, FirstRunForm form) {
        var asked = Objects.requireNonNullElse(form.language(), "");
        var spoken = AdminLocales.isSpoken(asked) ? asked : "en";
        if (links.redeem(token).isEmpty() || accounts.hasAdministrator()) {
            return Optional.empty();
        }
        var account =
                accounts.open(
                        new EmailAddress(form.email()),
                        form.name().strip(),
                        Role.ADMINISTRATOR,
                        new Language(spoken),
                        site.timeZone(),
                        form.password());
        siteName.change(form.siteName().strip(), account.actor());
        return Optional.of(account);
    }
}
