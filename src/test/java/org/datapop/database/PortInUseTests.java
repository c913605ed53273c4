package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

@ExtendWith(OutputCaptureExtension.class)
class PortInUseTests {

    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class Beans {}

    @Test
    void aPortInUseIsToldWithTheSettingToChange(CapturedOutput output) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatException()
                    .isThrownBy(() ->
                            new SpringApplicationBuilder(Beans.class)
                                    .web(WebApplicationType.SERVLET)
                                    .run("--server.port=" + taken.getLocalPort())
                                    .close());
            assertThat(output)
                    .contains("Port " + taken.getLocalPort() + " is in use: stop the program")
                    .contains("SERVER_PORT=")
                    .doesNotContain("\tat org.");
        }
    }
}
