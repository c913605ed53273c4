package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class HealthTests {

    @TempDir Path home;

    @Test
    void aSiteWithoutItsDatabaseIsAliveButNotReady() throws Exception {
        var server = TestServer.another(home);
        try (var site =
                new SpringApplicationBuilder(DatabaseTests.Beans.class)
                        .web(WebApplicationType.SERVLET)
                        .run(
                                "--server.port=0",
                                "--spring.flyway.locations=classpath:db/database-tests",
                                "--spring.datasource.url=" + server.url(),
                                "--spring.datasource.username=" + server.writer().user(),
                                "--spring.datasource.password=" + server.writer().password(),
                                "--spring.flyway.user=" + server.owner().user(),
                                "--spring.flyway.password=" + server.owner().password(),
                                "--site.reader.username=" + server.reader().user(),
                                "--site.reader.password=" + server.reader().password())) {
            var port = site.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(status(port, "health/readiness")).isEqualTo(200);
            assertThat(status(port, "health/liveness")).isEqualTo(200);
            for (var hidden : new String[] {"", "env", "beans", "info", "metrics", "shutdown"}) {
                assertThat(status(port, hidden)).as(hidden).isEqualTo(404);
            }

            server.close();

            assertThat(status(port, "health/liveness")).isEqualTo(200);
            assertThat(status(port, "health/readiness")).isEqualTo(503);
        } finally {
            server.close();
        }
    }

    private static int status(String port, String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
