package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of its own, which knows nothing of the site yet, plays somebody else's. */
@KernelTest
@ExtendWith(OutputCaptureExtension.class)
class ExternalDatabaseTests {

    @TempDir Path home;
    private EmbeddedPostgres server;

    @BeforeEach
    void startServer() throws Exception {
        server = TestServer.another(home);
        asSuperuser("site", "drop role site_writer, site_reader");
        asSuperuser("site", "create role creator login createrole password 'c'");
        asSuperuser("site", "create role plain login password 'p'");
        asSuperuser("site", "create role guest login password 'g'");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void oneUserThatMayCreateRolesIsEnough(CapturedOutput output) throws Exception {
        asSuperuser("site", "create database own owner creator");
        try (var site = start("own", "creator", "c")) {
            var reader = reader(site);
            assertThat(ask(reader, "select session_user || ' as ' || current_user"))
                    .isEqualTo("creator as site_reader");
            assertThat(ask(reader, "select count(*) from public_note")).isEqualTo("0");
            reader.sql("reset role").update();
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> ask(reader, "select count(*) from note"))
                    .withStackTraceContaining("permission denied");
        }
        assertThat(output).contains("No reader is configured");
        start("own", "creator", "c").close();
    }

    @Test
    void threeUsersAreKeptApart() throws Exception {
        asSuperuser("site", "create database own owner creator");
        try (var site =
                start(
                        "own",
                        "plain",
                        "p",
                        "spring.flyway.user=creator",
                        "spring.flyway.password=c",
                        "site.reader.username=guest",
                        "site.reader.password=g")) {
            assertThat(ask(reader(site), "select current_user")).isEqualTo("guest");
            assertThat(ask(reader(site), "select count(*) from public_note")).isEqualTo("0");
            var writer = site.getBean(JdbcClient.class);
            assertThat(writer.sql("insert into note values (1, 'x')").update()).isOne();
            assertThat(ask(writer, "select current_user")).isEqualTo("plain");
        }
    }

    @Test
    void anAdministratorIsToldWhatToRun(CapturedOutput output) throws Exception {
        asSuperuser("site", "create database own owner plain");

        assertThatException().isThrownBy(() -> start("own", "plain", "p").close());

        assertThat(output).contains("ask an administrator to run \"").doesNotContain("\tat org.");
        var sql = output.getOut().replaceAll("(?s).*administrator to run \"(.*?;)\" and.*", "$1");
        assertThat(sql)
                .startsWith("CREATE ROLE site_writer NOLOGIN; GRANT site_writer TO \"plain\"");
        asSuperuser("own", sql);
        start("own", "plain", "p").close();
    }

    @Test
    void aWrongPasswordNamesTheSetting(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start("site", "plain", "wrong").close());
        assertThat(output)
                .contains("does not let the user plain in: check SPRING_DATASOURCE_USERNAME")
                .doesNotContain("wrong")
                .doesNotContain("\tat org.");
    }

    @Test
    void aMissingDatabaseIsNamed(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start("nowhere", "plain", "p").close());
        assertThat(output).contains("There is no database at jdbc:postgresql://127.0.0.1:");
    }

    @Test
    void aServerThatIsGoneIsNoticedAtOnce(CapturedOutput output) {
        server.close();
        var begin = System.nanoTime();
        assertThatException().isThrownBy(() -> start("site", "plain", "p").close());
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        assertThat(output).contains("cannot be reached: check that PostgreSQL runs there");
    }

    private ConfigurableApplicationContext start(
            String database, String user, String password, String... more) {
        var settings = new ArrayList<>(List.of(more));
        settings.add("spring.datasource.url=" + server.url(database) + "?ApplicationName=wrong");
        settings.add("spring.datasource.username=" + user);
        settings.add("spring.datasource.password=" + password);
        settings.add("spring.flyway.locations=classpath:db/database-tests");
        settings.add("spring.datasource.hikari.maximum-pool-size=2");
        settings.add("site.reader.pool.maximum-pool-size=2");
        var arguments = settings.stream().map(setting -> "--" + setting).toArray(String[]::new);
        return new SpringApplicationBuilder(DatabaseTests.Beans.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    private static JdbcClient reader(ConfigurableApplicationContext site) {
        var pool =
                BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                        site.getBeanFactory(), DataSource.class, "reader");
        return JdbcClient.create(pool);
    }

    private static String ask(JdbcClient client, String sql) {
        return client.sql(sql).query(String.class).single();
    }

    private void asSuperuser(String database, String sql) throws SQLException {
        try (var connection = server.superuser().connect(server.url(database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
