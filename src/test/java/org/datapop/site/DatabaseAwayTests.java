package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.database.StarterDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SiteTest
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    @LocalServerPort int port;

    @Autowired StarterDatabase database;
    @Autowired List<HikariDataSource> pools;

    @Test
    void aPageSaysPlainlyThatItIsAwayForAMoment(CapturedOutput log) throws Exception {
        var patience = pools.getFirst().getConnectionTimeout();
        pools.forEach(pool -> pool.setConnectionTimeout(250));
        database.goAway();
        HttpResponse<String> answer;
        try {
            answer = ask();
        } finally {
            database.comeBack();
            pools.forEach(pool -> pool.setConnectionTimeout(patience));
        }

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).contains("<h1>").doesNotContain("Exception", "org.", "jdbc");
        assertThat(log).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    private HttpResponse<String> ask() throws Exception {
        var page = URI.create("http://localhost:" + port + "/mission");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }
}
