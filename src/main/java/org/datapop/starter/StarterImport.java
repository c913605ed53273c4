package org.datapop.starter;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.Bodies;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the starter content on the first start, before the first visitor can come: all of it
 * or, when the start is interrupted, nothing. A database that holds anything at all is left alone.
 */
@Component
@ConditionalOnBooleanProperty(name = "site.starter", matchIfMissing = true)
class StarterImport implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StarterImport.class);

    /** Any number will do, as long as nobody else locks it: "starter" in ASCII. */
    private static final long LOCK = 0x73_74_61_72_74_65_72L;

    private static final int PERMANENTLY = 301;

    private final StarterFiles files;
    private final Bodies bodies;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Redirects redirects;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StarterImport(
            StarterFiles files,
            Bodies bodies,
            Drafting drafting,
            Publishing publishing,
            Redirects redirects,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.bodies = bodies;
        this.drafting = drafting;
        this.publishing = publishing;
        this.redirects = redirects;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> importIntoEmptyDatabase());
    }

    /**
     * The lock makes a second instance that starts at the same time wait, and then find the work
     * done.
     */
    private void importIntoEmptyDatabase() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .single();
        if (jdbc.sql("select exists (select from content)").query(Boolean.class).single()) {
            return;
        }
        var documents = new LinkedHashMap<StarterFile, UUID>();
        var ids = new HashMap<String, UUID>();
        for (var file : files.all()) {
            var begun = drafting.begin(file.type(), Language.ENGLISH, Actor.STARTER);
            documents.put(file, begun.document());
            ids.put(file.key(), begun.content());
        }
        documents.forEach((file, document) -> publish(file, document, ids));
        for (var former : files.redirects()) {
            redirects.create(former.from(), former.target(), PERMANENTLY, Actor.STARTER);
        }
        log.info("Published the starter content: {} documents", ids.size());
    }

    private void publish(StarterFile file, UUID document, Map<String, UUID> ids) {
        var body = bodies.of(file.type(), file.resolved(ids));
        var saved = drafting.save(document, null, file.slug(), body, "", Actor.STARTER);
        publishing.publish(Publishing.Order.of(saved), Actor.STARTER);
    }
}
