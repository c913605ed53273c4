package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    @Test
    void areModestWhereNothingIsSaid() {
        SiteProperties site = read(Map.of());
        assertThat(site.url()).isNull();
        assertThat(site.aliases()).isEmpty();
        assertThat(site.trustedProxies()).isEmpty();
        assertThat(site.timeZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(site.data()).isEqualTo(Path.of("data"));
        assertThat(site.language()).isEqualTo(Locale.ENGLISH);
        assertThat(site.securityContact()).isNull();
        assertThat(ZoneOffset.UTC.getRules()).isEqualTo(site.timeZone().getRules());
    }

    @Test
    void comeFromTheEnvironment() {
        Map<String, Object> environment = new HashMap<>();
        environment.put("SITE_URL", "https://Example.org/");
        environment.put("SITE_ALIASES", "www.example.org, example.net:8080");
        environment.put("SITE_TIME_ZONE", "Europe/Madrid");
        environment.put("SITE_TRUSTED_PROXIES", "10.0.0.0/8, ::1, 192.0.2.1");
        environment.put("SITE_DATA", "/srv/site");
        environment.put("SITE_LANGUAGE", "es");
        environment.put("SITE_SECURITY_CONTACT", "mailto:security@example.org");
        SiteProperties site = read(environment);
        assertThat(site.url()).hasToString("https://example.org");
        assertThat(site.aliases()).containsExactly("www.example.org", "example.net:8080");
        assertThat(site.timeZone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(site.trustedProxies()).containsExactly("10.0.0.0/8", "::1", "192.0.2.1");
        assertThat(site.data()).isEqualTo(Path.of("/srv/site"));
        assertThat(site.language()).isEqualTo(Locale.of("es"));
        assertThat(site.securityContact()).hasToString("mailto:security@example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SITE_URL|example.org|SITE_URL must be an address such as https://example.org",
                "SITE_URL|ftp://example.org|SITE_URL must be an address",
                "SITE_URL|https://example.org/site|SITE_URL must be an address",
                "SITE_URL|https://user@example.org|SITE_URL must be an address",
                "SITE_URL|https://example.org?a|SITE_URL must be an address",
                "SITE_URL|https://|SITE_URL can't be 'https://'",
                "SITE_URL|https://exa mple.org|SITE_URL must be an address",
                "SITE_URL|https://example.org:99999|SITE_URL must be an address",
                "SITE_ALIASES|www.example.org|SITE_URL must be set",
                "SITE_TIME_ZONE|Mars/Olympus|SITE_TIME_ZONE can't be 'Mars/Olympus'; a time zone is written like",
                "SITE_TRUSTED_PROXIES|proxy.example|SITE_TRUSTED_PROXIES must list addresses or ranges",
                "SITE_TRUSTED_PROXIES|10.0.0.0/99|SITE_TRUSTED_PROXIES must list addresses or ranges",
                "SITE_LANGUAGE|_|SITE_LANGUAGE must be a language",
                "SITE_SECURITY_CONTACT|security@example.org|SITE_SECURITY_CONTACT must be an address",
                "SITE_SECURITY_CONTACT|http://example.org/report|SITE_SECURITY_CONTACT must be an address",
                "SITE_SECURITY_CONTACT|mailto:nobody|SITE_SECURITY_CONTACT must be an address",
            })
    void stopTheStartWithOneSentenceWhereTheyAreWrong(
            String name, String value, String sentence, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> read(Map.of(name, value)));
        assertThat(failure).isNotNull();
        assertThat(output.getAll()).contains(sentence).doesNotContain("\tat ", "Bindable");
    }

    @Test
    void refuseAnAliasThatIsNoHost(CapturedOutput output) {
        assertThat(
                        catchThrowable(() ->
                                read(
                                        Map.of(
                                                "SITE_URL",
                                                "https://example.org",
                                                "SITE_ALIASES",
                                                "https://www.example.org/"))))
                .isNotNull();
        assertThat(output.getAll()).contains("SITE_ALIASES must list hosts such as");
    }

    private static SiteProperties read(Map<String, Object> environment) {
        var variables = new StandardEnvironment();
        variables
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                environment));
        try (var context =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .environment(variables)
                        .run()) {
            return context.getBean(SiteProperties.class);
        }
    }

    @EnableConfigurationProperties(SiteProperties.class)
    static class Settings {}
}
