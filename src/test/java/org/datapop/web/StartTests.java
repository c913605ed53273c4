package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @Test
    void saysWhereTheSiteIs(CapturedOutput output) {
        try (var site = new SpringApplicationBuilder(TestSite.class).run("--server.port=0")) {
            int port = port(site);
            assertThat(output.getOut()).contains("The site is ready: http://localhost:" + port);
        }
    }

    @Test
    void saysThePublicAddressWhereThereIsOne(CapturedOutput output) {
        try (var _ =
                new SpringApplicationBuilder(TestSite.class)
                        .run("--server.port=0", "--site.url=https://example.org")) {
            assertThat(output.getOut()).contains("The site is ready: https://example.org\n");
        }
    }

    @Test
    void letsAnAreaBringItsOwnPolicy() {
        try (var site = new SpringApplicationBuilder(WithStaff.class).run("--server.port=0")) {
            Wire wire = new Wire(port(site));
            Wire.Reply reply = wire.get("/reset", "X-Staff: yes");
            assertThat(reply.header("Content-Security-Policy")).hasValue("default-src 'none'");
            assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(wire.get("/page").header("Content-Security-Policy").orElseThrow())
                    .contains("trusted-types 'none'");
        }
    }

    @Import(TestSite.class)
    static class WithStaff {

        @Bean
        HeaderOverride staff() {
            return request ->
                    request.getHeader("X-Staff") == null
                            ? java.util.Map.of()
                            : java.util.Map.of(SecurityHeaders.POLICY, "default-src 'none'");
        }
    }

    private static int port(ConfigurableApplicationContext site) {
        return site.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
