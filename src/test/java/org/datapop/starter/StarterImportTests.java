package org.datapop.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.UnfitBody;
import org.datapop.database.FreshDatabase;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"site.starter=false", "test.with=an-empty-database"})
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class StarterImportTests {

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired StarterFiles files;
    @Autowired ResourcePatternResolver resources;
    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Redirects redirects;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void anInterruptedStartLeavesNothingAndInstancesThatStartTogetherImportOnce() throws Exception {
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(interrupted()::afterSingletonsInstantiated);
        assertThat(count("select count(*) from content")).isZero();

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
        assertThat(redirects.all()).hasSameSizeAs(files.redirects()).hasSizeGreaterThan(2);
    }

    /** The last of many files is unfit, as if the start had been cut off after the others. */
    private StarterImport interrupted() {
        var broken =
                new StarterFiles(resources, types) {
                    @Override
                    List<StarterFile> all() {
                        var files = new ArrayList<>(super.all());
                        files.add(
                                new StarterFile("page/unfit", "page", new Slug("unfit"), Map.of()));
                        return files;
                    }
                };
        return new StarterImport(
                broken, bodies, drafting, publishing, redirects, jdbc, transactions);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
