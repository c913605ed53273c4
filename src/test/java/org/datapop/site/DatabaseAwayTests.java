package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.datapop.SiteTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@SiteTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    @LocalServerPort int port;

    @Autowired
    @Qualifier("reader")
    HikariDataSource reader;

    @Test
    void aPageSaysPlainlyThatItIsAwayForAMoment(CapturedOutput log) throws Exception {
        reader.close();

        var answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://localhost:" + port + "/mission"))
                                        .build(),
                                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("<h1>").doesNotContain("Exception", "org.", "jdbc");
        assertThat(log).doesNotContain("ERROR").doesNotContain("\tat ");
    }
}
