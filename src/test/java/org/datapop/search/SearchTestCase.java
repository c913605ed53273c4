package org.datapop.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.datapop.catalog.page.Page;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.database.KernelTest;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The search on a database that kernel tests share, each with words that nobody else has. */
@KernelTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "site.starter=false")
@ContextConfiguration(initializers = FreshDatabase.class)
abstract class SearchTestCase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired Search search;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("reader")
    JdbcClient reader;

    /** A word that no other document has and that is like none of them. */
    static String word() {
        var letters = new StringBuilder("x");
        for (var number = 7919L * COUNT.incrementAndGet() + 1_000_003; number > 0; number /= 20) {
            letters.append("bcdfghjklmnpqrtvwxyz".charAt((int) (number % 20)));
            letters.append("aeiou".charAt((int) (number % 5)));
        }
        return letters.toString();
    }

    static Page page(String title, String summary, String text) {
        return new Page(
                title,
                summary,
                List.of(new Block.Text("a", new Markdown(text.isEmpty() ? "Words" : text))));
    }

    SavedRevision draft(String language, String title, String summary, String text) {
        var slug = new Slug("s" + COUNT.incrementAndGet());
        return drafting.create(
                "page", new Language(language), slug, page(title, summary, text), Actor.SYSTEM);
    }

    SavedRevision publish(String language, String title, String summary, String text) {
        return publish(draft(language, title, summary, text));
    }

    SavedRevision publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    String stored(String sql, String parameter) {
        return String.valueOf(
                jdbc.sql(sql).param(parameter).query((row, _) -> row.getObject(1)).single());
    }

    SearchResults find(String text) {
        return find(text, null, null, null);
    }

    SearchResults find(
            String text, @Nullable String type, @Nullable String language, @Nullable String after) {
        return search.find(new SearchRequest(text, type, language, Language.ENGLISH, after));
    }

    static List<String> titles(SearchResults results) {
        return results.hits().stream().map(hit -> said(hit.title())).toList();
    }

    static String said(List<Piece> pieces) {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }

    static List<String> marked(List<Piece> pieces) {
        return pieces.stream().filter(Piece::marked).map(Piece::text).toList();
    }
}
