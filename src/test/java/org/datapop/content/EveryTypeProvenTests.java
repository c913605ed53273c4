package org.datapop.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.datapop.SiteTest;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Address;
import org.datapop.content.spi.Draft;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.transparency.PublicLog;
import org.datapop.transparency.SealedNow;
import org.datapop.transparency.Verifier;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever somebody types into a document of whichever type, its page has every word that is sealed
 * of it; a type whose page hides a text would make its own proofs fail.
 */
@SiteTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTypeProvenTests {

    private static final int GENERATED = 6;

    @TempDir Path folder;
    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired EditorialContent editorial;
    @Autowired PublishedContent published;
    @Autowired Pages pages;
    @Autowired PublicLog log;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext site;

    Set<String> everyType() {
        return types.keys().stream()
                .filter(key -> !(types.get(key).address(draft("any")) instanceof Address.None))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void thePageHasEveryWordThatIsSealed(String key) throws Exception {
        var verifier = Verifier.in(folder);
        var type = types.get(key);
        var saved = documents().saved(type, documents().body(type, 0));
        var unproven = new ArrayList<String>();
        for (var number = 0; number < GENERATED; number++) {
            var body = documents().body(type, number);
            var slug = new Slug("proven-" + number);
            saved = drafting.save(saved.document(), saved.revision(), slug, body, "", Actor.SYSTEM);
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
            SealedNow.on(site);
            var path = pathOf(saved);
            var page = pages.render(Reading.now(published), Asked.path(path)).body();
            var verdict = verifier.on(entries(), keys(), proof(path), page);
            if (verdict.status() != 0) {
                unproven.add(number + ": " + verdict.words() + body);
            }
        }
        assertThat(unproven).isEmpty();
    }

    private String entries() throws IOException {
        var text = new StringBuilder();
        log.write(log.checkpoint().orElseThrow(), text);
        return text.toString();
    }

    private String keys() {
        return log.keys().stream().map(key -> key.line() + "\n").collect(Collectors.joining());
    }

    private String proof(String path) {
        return log.proof(new SitePath(path), null).stream()
                .map(proof -> {
                    var statement = String.valueOf(proof.statement());
                    return "entry %d %d\n%s"
                            .formatted(proof.number(), statement.getBytes(UTF_8).length, statement);
                })
                .collect(Collectors.joining());
    }

    private GeneratedDocuments documents() {
        return new GeneratedDocuments(bodies, drafting, jdbc, this::contents);
    }

    private List<String> contents(List<String> targets) {
        return jdbc.sql("select id from content where type = any (:types) order by id limit 5")
                .param(
                        "types",
                        (targets.isEmpty() ? Set.of("person", "pillar") : targets)
                                .toArray(String[]::new))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private String pathOf(SavedRevision revision) {
        var address = editorial.addressOf(revision.revision());
        return String.valueOf(address).replaceFirst("#.*", "");
    }

    private static Draft draft(String slug) {
        return new Draft(new Slug(slug), Language.ENGLISH);
    }
}
