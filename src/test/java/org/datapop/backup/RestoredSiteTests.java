package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.datapop.Application;
import org.datapop.catalog.person.Person;
import org.datapop.content.Bodies;
import org.datapop.content.Change;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.PathClaims;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.ScheduleChoice;
import org.datapop.content.WorkingCopies;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole site with a history, saved while it runs, and the same site again from its backup. */
class RestoredSiteTests {

    /**
     * What no sitemap names: moved, gone, erased, searched, told to machines, and nothing at all.
     */
    private static final List<String> MORE =
            List.of(
                    "/people/was-anna",
                    "/people/withdrawn",
                    "/people/erased",
                    "/people/planned",
                    "/moved-by-hand",
                    "/folder/anna",
                    "/About/",
                    "/search",
                    "/search?q=founders",
                    "/search?q=fuonders",
                    "/search?q=Renamed",
                    "/sitemap.xml",
                    "/news/feed.atom",
                    "/interviews/feed.atom",
                    "/robots.txt",
                    "/nothing-here");

    /** The search, which is compared by itself, and what signing in leaves. */
    private static final Set<String> PASSING =
            Set.of(
                    "search_entry",
                    "search_word",
                    "staff_session",
                    "staff_session_attributes",
                    "attempt",
                    "one_time_link",
                    "mail",
                    "missed_path");

    private static final Pattern ADDRESS = Pattern.compile("<loc>http://site\\.test([^<]*)</loc>");
    private static final Pattern DATE = Pattern.compile("(?m)^(Date|Last-Modified): .*\r\n");

    @TempDir Path folder;

    @Test
    void everyTableAndFileIsEqualAndEveryPageIdentical() throws Exception {
        try (var first = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("a"));
                var second = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"))) {
            first.withFile("media/picture.png", new byte[] {1, 2, 3});
            Path file;
            List<String> paths;
            List<String> pages;
            try (var site = start(first)) {
                history(site);
                file = site.getBean(Backups.class).take(Progress.UNWATCHED).file();
                paths = paths(site);
                pages = pages(site, paths);
            }
            var rows = first.rows();

            second.backups.restore(file, Progress.UNWATCHED);

            assertThat(lasting(second)).isEqualTo(lasting(first));
            first.with("select rebuild_search()");
            for (var table : List.of("search_entry", "search_word")) {
                assertThat(second.rows().get(table))
                        .isNotEmpty()
                        .isEqualTo(first.rows().get(table));
            }
            assertThat(second.files()).containsKey("media/picture.png");
            try (var site = start(second)) {
                assertThat(paths(site)).isEqualTo(paths);
                var restored = pages(site, paths);
                for (var i = 0; i < paths.size(); i++) {
                    assertThat(restored.get(i)).as(paths.get(i)).isEqualTo(pages.get(i));
                }
            }
            assertThat(lasting(second)).isEqualTo(lasting(first));
            assertThat(rows.get("publication")).hasSizeGreaterThan(30);
            assertThat(paths).contains("/", "/mission", "/people/anna").hasSizeGreaterThan(45);
            assertThat(pages)
                    .extracting(page -> page.substring(0, 12))
                    .contains("HTTP/1.1 200", "HTTP/1.1 301", "HTTP/1.1 404", "HTTP/1.1 410");
        }
    }

    private static Map<String, List<String>> lasting(Scratch site) throws Exception {
        var rows = site.rows();
        rows.keySet().removeIf(PASSING::contains);
        return rows;
    }

    /** Renamed, corrected, planned, expiring, withdrawn, erased, drafted; redirects and claims. */
    private static void history(ConfigurableApplicationContext site) {
        var drafting = site.getBean(Drafting.class);
        var publishing = site.getBean(Publishing.class);

        var anna = publish(site, person(site, "Was Anna"));
        anna = save(site, anna, "anna", "Renamed and [linked](https://example.org).");
        publishing.publish(
                new Publishing.Order(
                        anna.document(),
                        anna.revision(),
                        Change.CORRECTION,
                        "Her name",
                        null,
                        null),
                Actor.SYSTEM);
        publishing.publish(
                new Publishing.Order(
                        anna.document(),
                        anna.revision(),
                        null,
                        "",
                        Instant.now().plus(9, ChronoUnit.DAYS),
                        new ScheduleChoice.Keep()),
                Actor.SYSTEM);
        save(site, anna, "anna-draft", "Not yet.");

        var planned = person(site, "Planned");
        publishing.schedule(
                Publishing.Order.of(planned), Instant.now().plus(3, ChronoUnit.DAYS), Actor.SYSTEM);
        var withdrawn = publish(site, person(site, "Withdrawn"));
        publishing.withdraw(withdrawn.document(), "Left", anna.content(), Actor.SYSTEM);
        var erased = publish(site, person(site, "Erased"));
        site.getBean(Erasure.class).erase(erased.document(), "By order", Actor.SYSTEM);
        drafting.trash(person(site, "Trashed").document(), "", Actor.SYSTEM);
        site.getBean(WorkingCopies.class)
                .keep(
                        anna.document(),
                        anna.revision(),
                        site.getBean(Bodies.class).tree(anna.body()),
                        Actor.SYSTEM,
                        Seen.ANY);
        site.getBean(Redirects.class)
                .create(FormerAddress.of("/moved-by-hand"), "/people/anna", 302, Actor.SYSTEM);
        site.getBean(Redirects.class)
                .create(FormerAddress.of("/folder/*"), "/people/*", 301, Actor.SYSTEM);
        site.getBean(PathClaims.class)
                .release(new SitePath("/people/withdrawn"), "Nobody's", Actor.SYSTEM);
    }

    private static SavedRevision person(ConfigurableApplicationContext site, String name) {
        return site.getBean(Drafting.class)
                .create("person", Language.ENGLISH, null, body(name, "Text"), Actor.SYSTEM);
    }

    private static SavedRevision save(
            ConfigurableApplicationContext site, SavedRevision on, String slug, String text) {
        return site.getBean(Drafting.class)
                .save(
                        on.document(),
                        on.revision(),
                        new Slug(slug),
                        body("Anna", text),
                        "A note",
                        Actor.SYSTEM);
    }

    private static Person body(String name, String text) {
        return new Person(
                name, "", "A summary", "", new Markdown(text), List.of(), List.of(), null);
    }

    private static SavedRevision publish(ConfigurableApplicationContext site, SavedRevision saved) {
        site.getBean(Publishing.class).publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private static ConfigurableApplicationContext start(Scratch place) {
        var settings = new ArrayList<String>();
        place.database.settings().forEach(setting -> settings.add("--" + setting));
        settings.add("--site.data=" + place.site.data());
        settings.add("--site.url=http://site.test");
        settings.add("--server.port=0");
        return new SpringApplicationBuilder(Application.class).run(settings.toArray(String[]::new));
    }

    private static List<String> paths(ConfigurableApplicationContext site) throws IOException {
        var paths = new ArrayList<String>();
        ADDRESS.matcher(page(site, "/sitemap.xml"))
                .results()
                .forEach(found -> paths.add(found.group(1).isEmpty() ? "/" : found.group(1)));
        paths.addAll(MORE);
        return paths;
    }

    private static List<String> pages(ConfigurableApplicationContext site, List<String> paths)
            throws IOException {
        var pages = new ArrayList<String>();
        for (var path : paths) {
            pages.add(page(site, path));
        }
        return pages;
    }

    /** Every byte that is sent, but for times of day; each as one character. */
    private static String page(ConfigurableApplicationContext site, String path)
            throws IOException {
        var port = site.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: site.test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readAllBytes();
            return DATE.matcher(new String(answer, StandardCharsets.ISO_8859_1)).replaceAll("");
        }
    }
}
