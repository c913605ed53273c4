package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class SiteEnvironmentTests {

    @Test
    void onlyThisComputerSeesASiteOnTheEmbeddedDatabase() {
        assertThat(setting(new MockEnvironment(), "server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whoeverNamesAnAddressGetsIt() {
        var environment = new MockEnvironment().withProperty("server.address", "0.0.0.0");
        assertThat(setting(environment, "server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void aSiteOnAnExternalDatabaseIsSeenByAll() {
        var environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:x");
        assertThat(setting(environment, "server.address")).isEqualTo("unset");
    }

    @Test
    void logsAreJsonWhereAsked() {
        var environment = new MockEnvironment().withProperty("site.log.format", "json");
        assertThat(setting(environment, "logging.structured.format.console")).isEqualTo("ecs");
        assertThat(setting(new MockEnvironment(), "logging.structured.format.console"))
                .isEqualTo("unset");
    }

    private static String setting(MockEnvironment environment, String name) {
        new SiteEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(name, "unset");
    }
}
