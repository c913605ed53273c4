package org.datapop.web;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about the site as a whole; a wrong value stops the start with one
 * sentence instead of surprising a visitor later.
 *
 * @param url the one public address, such as {@code https://example.org}; null means this machine
 * @param aliases hosts that redirect to {@code url}
 * @param timeZone the zone in which dates and times are shown
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-For} is believed
 * @param data the folder of everything the site keeps on disk
 * @param language the language spoken where no other is asked for
 * @param securityContact where weaknesses are reported: {@code mailto:} or {@code https:}; null
 *     means the page {@code /contact}
 */
@ConfigurationProperties("site")
public record SiteProperties(
        @Nullable URI url,
        @DefaultValue List<String> aliases,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("data") Path data,
        @DefaultValue("en") Locale language,
        @Nullable URI securityContact) {

    public SiteProperties {
        url = url == null || url.toString().isBlank() ? null : checkedUrl(url);
        aliases = aliases.stream().map(SiteProperties::checkedAlias).toList();
        if (url == null && !aliases.isEmpty()) {
            throw new WrongSetting(
                    "SITE_ALIASES names hosts that redirect to SITE_URL, so SITE_URL must be set"
                            + " too.");
        }
        trustedProxies.forEach(SiteProperties::checkProxy);
        trustedProxies = List.copyOf(trustedProxies);
        if (language.getLanguage().isEmpty()) {
            throw new WrongSetting("SITE_LANGUAGE must be a language such as en or es.");
        }
        securityContact =
                securityContact == null || securityContact.toString().isBlank()
                        ? null
                        : checkedContact(securityContact);
    }

    private static URI checkedContact(URI contact) {
        boolean mail =
                "mailto".equals(contact.getScheme())
                        && contact.getRawSchemeSpecificPart().matches("[^@]+@[^@]+");
        boolean web = "https".equals(contact.getScheme()) && contact.getHost() != null;
        if (!mail && !web) {
            throw new WrongSetting(
                    "SITE_SECURITY_CONTACT must be an address such as mailto:security@example.org"
                            + " or https://example.org/report, but is '%s'.".formatted(contact));
        }
        return contact;
    }

    private static URI checkedUrl(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getRawPath() == null || url.getRawPath().matches("/?");
        boolean plain =
                url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && url.getPort() != 0
                        && url.getPort() <= 65535;
        if (!web || url.getHost() == null || !bare || !plain) {
            throw new WrongSetting(
                    "SITE_URL must be an address such as https://example.org, without a path,"
                            + " but is '%s'.".formatted(url));
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
    }

    private static String checkedAlias(String alias) {
        if (HostPort.parse(alias) == null) {
            throw new WrongSetting(
                    "SITE_ALIASES must list hosts such as www.example.org, but has '%s'."
                            .formatted(alias));
        }
        return alias;
    }

    private static void checkProxy(String range) {
        if (!range.matches("[0-9a-fA-F:.]+(/\\d{1,3})?") || !isNetwork(range)) {
            throw new WrongSetting(
                    "SITE_TRUSTED_PROXIES must list addresses or ranges such as 10.0.0.0/8, but has"
                            + " '%s'.".formatted(range));
        }
    }

    private static boolean isNetwork(String range) {
        try {
            return !new NetMask(range).toString().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
