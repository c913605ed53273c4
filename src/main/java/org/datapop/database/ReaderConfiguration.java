package org.datapop.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What the public's pages read through: a role that may select from a few views, nothing else. */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ReaderConfiguration.class);

    /** Read-only and repeatable read are the pool's defaults, which cost no round trip. */
    @Bean(defaultCandidate = false)
    @Qualifier("reader")
    @DependsOnDatabaseInitialization
    @ConfigurationProperties("site.reader.pool")
    HikariDataSource readerDataSource(Database database) {
        var pool = new HikariDataSource();
        pool.setPoolName("reader");
        pool.setJdbcUrl(database.url());
        pool.setReadOnly(true);
        pool.setAutoCommit(false);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        var login = database.reader();
        if (login == null) {
            log.warn(
                    "No reader is configured: pages are read as {}, who takes the role {} on each"
                            + " connection; set SITE_READER_USERNAME and SITE_READER_PASSWORD",
                    database.writer(),
                    GroupRoles.READERS);
            login = database.writer();
            // Part of the session's start, so that neither ROLLBACK nor RESET ROLE undoes it.
            pool.addDataSourceProperty("options", "-c role=" + GroupRoles.READERS);
        }
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        return pool;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("reader")
    JdbcClient readerJdbcClient(@Qualifier("reader") DataSource reader) {
        return JdbcClient.create(reader);
    }

    /** Several SELECTs in one of these see the same instant of the database. */
    @Bean(defaultCandidate = false)
    @Qualifier("reader")
    TransactionOperations readerTransactions(@Qualifier("reader") DataSource reader) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(reader));
        transactions.setReadOnly(true);
        return transactions;
    }
}
