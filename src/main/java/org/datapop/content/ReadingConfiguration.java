package org.datapop.content;

import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.PublishedVersions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives the public its own way to the database, as a role that can select from a few views and
 * nothing else.
 */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    PublishedContent publishedContent(
            @Qualifier("reader") JdbcClient jdbc,
            @Qualifier("reader") TransactionOperations transaction,
            SnapshotDecoder decoder,
            Places places,
            @Value("${site.language:en}") String siteLanguage) {
        return new TimelineReader(Source.PUBLIC, jdbc, transaction, decoder, places, siteLanguage);
    }

    @Bean
    PublishedVersions publishedVersions(
            @Qualifier("reader") JdbcClient jdbc,
            @Qualifier("reader") TransactionOperations transaction) {
        return new VersionLookup(jdbc, transaction);
    }
}
