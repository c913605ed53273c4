package org.datapop.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.datapop.database.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "site.starter=false")
@ContextConfiguration(initializers = FreshDatabase.class)
class StarterImportTests {

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired StarterFiles files;
    @Autowired JdbcClient jdbc;

    @Test
    void instancesThatStartTogetherImportOnceAndPublishEverythingAsTheStarter() throws Exception {
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts =
                    IntStream.range(0, 4)
                            .mapToObj(_ ->
                                    instances.submit(() ->
                                            beans.createBean(StarterImport.class)
                                                    .afterSingletonsInstantiated()))
                            .toList();
            for (var start : starts) {
                start.get();
            }
        }

        assertThat(count("select count(*) from document")).isEqualTo(files.all().size());
        assertThat(count("select count(*) from revision where author = 'starter' and number = 1"))
                .isEqualTo(files.all().size());
        assertThat(
                        count(
                                "select count(*) from publication where kind = 'live' and published_by = 'starter'"))
                .isEqualTo(files.all().size());
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
