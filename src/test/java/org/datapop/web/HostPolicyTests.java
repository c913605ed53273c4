package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.web.HostPolicy.Verdict.ALIAS;
import static org.datapop.web.HostPolicy.Verdict.SERVED;
import static org.datapop.web.HostPolicy.Verdict.UNKNOWN;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTests {

    private final HostPolicy machine = policy(null);
    private final HostPolicy secure =
            policy("https://example.org", "www.example.org", "old.example.net:8443");
    private final HostPolicy odd = policy("http://example.org:8080");

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:8080"})
    void servesThisMachineWhereNoAddressIsConfigured(String host) {
        assertThat(machine.judge(List.of(host), 8080)).isEqualTo(SERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "localhost:",
                "localhost:80",
                "localhost:8081",
                "localhost:08080x",
                "localhost.:8080",
                "localhost.evil.org:8080",
                "evil.org:8080",
                "127.0.0.2:8080",
                "127.1:8080",
                "0.0.0.0:8080",
                "[::]:8080",
                "::1:8080",
                "[::1:8080",
                "[::ffff:127.0.0.1]:8080",
                "user@localhost:8080",
                "localhost:8080@evil.org",
                "localhost:8080, evil.org",
                "localhost:8080/",
                "http://localhost:8080",
                "localhost:99999",
                "localhost:999999",
                "l\u043Ecalhost:8080"
            })
    void refusesEveryOtherName(String host) {
        assertThat(machine.judge(List.of(host), 8080)).isEqualTo(UNKNOWN);
    }

    @Test
    void understandsAMissingPortAsTheUsualOne() {
        assertThat(machine.judge(List.of("localhost"), 80)).isEqualTo(SERVED);
    }

    @Test
    void refusesAMissingOrSecondHost() {
        assertThat(machine.judge(List.of(), 8080)).isEqualTo(UNKNOWN);
        assertThat(machine.judge(List.of("localhost:8080", "localhost:8080"), 8080))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void servesTheConfiguredAddressOnly() {
        assertThat(secure.judge(List.of("example.org"), 8080)).isEqualTo(SERVED);
        assertThat(secure.judge(List.of("Example.ORG:443"), 8080)).isEqualTo(SERVED);
        assertThat(secure.judge(List.of("example.org:80"), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("example.org:8080"), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("localhost:8080"), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("example.org."), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("evil-example.org"), 8080)).isEqualTo(UNKNOWN);
        assertThat(odd.judge(List.of("example.org:8080"), 9000)).isEqualTo(SERVED);
        assertThat(odd.judge(List.of("example.org"), 9000)).isEqualTo(UNKNOWN);
    }

    @Test
    void knowsAliasesWithTheUsualPortsOrTheOneNamed() {
        assertThat(secure.judge(List.of("www.example.org"), 8080)).isEqualTo(ALIAS);
        assertThat(secure.judge(List.of("www.example.org:80"), 8080)).isEqualTo(ALIAS);
        assertThat(secure.judge(List.of("WWW.example.org:443"), 8080)).isEqualTo(ALIAS);
        assertThat(secure.judge(List.of("www.example.org:81"), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("old.example.net:8443"), 8080)).isEqualTo(ALIAS);
        assertThat(secure.judge(List.of("old.example.net"), 8080)).isEqualTo(UNKNOWN);
        assertThat(secure.judge(List.of("a.www.example.org"), 8080)).isEqualTo(UNKNOWN);
    }

    private static HostPolicy policy(@Nullable String url, String... aliases) {
        return new HostPolicy(
                new SiteProperties(
                        url == null ? null : URI.create(url),
                        List.of(aliases),
                        ZoneOffset.UTC,
                        List.of(),
                        Path.of("data"),
                        Locale.ENGLISH,
                        null));
    }
}
