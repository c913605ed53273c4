package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

@KernelTest
@SpringBootTest(
        classes = DatabaseTests.Beans.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.flyway.locations=classpath:db/database-tests")
@ContextConfiguration(initializers = FreshDatabase.class)
class DatabaseTests {

    @EnableAutoConfiguration
    @Import({DatabaseConfiguration.class, ReaderConfiguration.class})
    static class Beans {}

    @Autowired DataSource primary;
    @Autowired JdbcClient writer;
    @Autowired TransactionOperations transactions;
    @Autowired PlatformTransactionManager transactionManager;

    @Autowired
    @Qualifier("reader")
    DataSource readerPool;

    @Autowired
    @Qualifier("reader")
    JdbcClient reader;

    @Autowired
    @Qualifier("reader")
    TransactionOperations reading;

    @Test
    void theApplicationWritesAsWriter() {
        assertThat(ask(writer, "select current_user")).isEqualTo("writer");
        assertThat(((HikariDataSource) primary).getPoolName()).isEqualTo("writer");
        assertThat(transactionManager.getClass().getSimpleName())
                .isEqualTo("JpaTransactionManager");
        writer.sql("insert into note values (1, 'a')").update();
        transactions.executeWithoutResult(_ -> {
            assertThat(ask(writer, "show transaction_read_only")).isEqualTo("off");
            assertThat(ask(writer, "show transaction_isolation")).isEqualTo("read committed");
        });
    }

    @Test
    void thePublicReadsAsReaderFromOneInstant() {
        reading.executeWithoutResult(_ -> {
            assertThat(ask(reader, "select current_user")).isEqualTo("reader");
            assertThat(ask(reader, "show transaction_read_only")).isEqualTo("on");
            assertThat(ask(reader, "show transaction_isolation")).isEqualTo("repeatable read");
            var before = ask(reader, "select count(*) from public_note");
            writer.sql("insert into note values (2, 'b')").update();
            assertThat(ask(reader, "select count(*) from public_note")).isEqualTo(before);
        });
        assertThat(readerPool).isNotSameAs(primary);
    }

    @Test
    void theReaderIsRefusedTheTable() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ask(reader, "select text from note"))
                .havingRootCause()
                .withMessageContaining("permission denied");
    }

    @Test
    void theOwnerMadeTheTables() {
        var owners =
                writer.sql("select distinct tableowner from pg_tables where schemaname='public'");
        assertThat(owners.query(String.class).list()).isEqualTo(List.of("owner"));
    }

    private static String ask(JdbcClient client, String sql) {
        return client.sql(sql).query(String.class).single();
    }
}
