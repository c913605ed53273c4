package org.datapop.site.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.datapop.TestFolder;
import org.datapop.shared.Language;
import org.datapop.web.Assets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileCopyUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Every template drawn without a server, to be looked at in {@code target/process-…/gallery}. */
final class Gallery {

    record Gone(@Nullable String title, String reason, String since, @Nullable Card successor) {}

    static final Path FOLDER = TestFolder.of("gallery");

    private final MessageSource words;
    private final SpringTemplateEngine engine;
    private static final List<String> PAGES_WITH_STYLES =
            List.of("founders", "interview", "map", "changes");

    private final Assets assets = assets();

    Gallery() {
        this(messages());
    }

    /** The same pages in other words. */
    Gallery(MessageSource words) {
        this.words = words;
        this.engine = engine(words);
    }

    /** The files written, by name. */
    Map<String, Path> write() {
        var files = new HashMap<String, Path>();
        all().forEach((name, html) -> files.put(name, writeFile(name, html)));
        return files;
    }

    /** All pages by name, and some again in a language that runs from right to left. */
    Map<String, String> all() {
        var pages = new HashMap<String, String>();
        Samples.all().forEach((name, page) -> pages.put(name, render(page, Language.ENGLISH)));
        for (var name :
                List.of(
                        "home",
                        "person",
                        "pillar",
                        "hard-people",
                        "interview-arabic",
                        "interview-video",
                        "founders-story",
                        "map")) {
            var page = Samples.all().get(name);
            if (page != null) {
                pages.put("rtl-" + name, render(page, new Language("ar")));
            }
        }
        return pages;
    }

    /** One page alone, written under another name. */
    Path write(String name, String as) {
        var page = Objects.requireNonNull(Samples.all().get(name), name);
        return writeFile(as, render(page, Language.ENGLISH));
    }

    /** Everything the pages show that isn't a word of the site. */
    static String content() {
        var said =
                new StringBuilder(gone().toString())
                        .append(Samples.search())
                        .append(Samples.editions())
                        .append(Samples.changes())
                        .append(Samples.log());
        for (var page : Samples.all().values()) {
            said.append(page).append(chrome(page, Language.ENGLISH));
            said.append(chrome(page, new Language("ar")));
            for (var language : List.of(Language.ENGLISH, new Language("ar"))) {
                said.append(PictureSamples.of(page, language, messages()).get("story"));
            }
        }
        return said.toString();
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".html").toAbsolutePath();
    }

    /** What one kind of page needs besides. */
    static String stylesheet(String page) {
        return PAGES_WITH_STYLES.contains(page) ? text("static/css/pages/" + page + ".css") : "";
    }

    String stylesheet() {
        var name = assets.stylesheet().url();
        try {
            var files = new HashMap<String, String>();
            var order = text("static/css/order.txt").lines().filter(line -> line.endsWith(".css"));
            var css = new StringBuilder();
            order.forEach(
                    file -> css.append(files.computeIfAbsent(file, f -> text("static/css/" + f))));
            return css.toString();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private String render(Fixture page, Language language) {
        var context = new Context(language.locale());
        context.setVariable("site", chrome(page, language));
        context.setVariable("page", page);
        context.setVariable("assets", assets);
        context.setVariable("gone", gone());
        context.setVariable("editions", Samples.editions());
        Samples.changes().forEach(context::setVariable);
        context.setVariable("log", Samples.log());
        context.setVariable("feed", "feed.atom");
        context.setVariable("text", words.getMessage("past.future.text", null, language.locale()));
        context.setVariable("search", Samples.search());
        context.setVariables(PictureSamples.of(page, language, words));
        return engine.process("site/" + page.name(), context);
    }

    private static Gone gone() {
        var successor = Samples.all().get("founders");
        return new Gone(
                null,
                "The programme has ended.",
                "23 November 2026",
                successor == null ? null : successor.list("people").getFirst());
    }

    private static Chrome chrome(Fixture page, Language language) {
        var menu =
                List.of(
                        link("Mission", "mission", page),
                        link("Pillars", "pillars", page),
                        link("Challenges", "challenges", page),
                        link("Founders", "founders", page),
                        link("Interviews", "interviews", page),
                        link("People", "people", page),
                        link("About", "page", page));
        var languages =
                language.equals(Language.ENGLISH)
                        ? List.<Chrome.LanguageLink>of()
                        : List.of(
                                new Chrome.LanguageLink(language, "العربية", "/ar", true, true),
                                new Chrome.LanguageLink(
                                        Language.ENGLISH, "English", "/", false, true));
        return new Chrome(
                language,
                "Data-Pop Alliance",
                "Change the World with Data",
                "A non-profit think-and-do-tank, created in 2013.",
                "/",
                "search.html",
                head(page),
                menu,
                menu.subList(0, 3),
                languages,
                "/admin/at" + page.path(),
                page.body() == null ? null : "history.html",
                page.name().equals("gone")
                        ? new Chrome.Note(
                                "past", "3 May 2015", "3 May 2015, 14:05 (UTC)", "gone.html")
                        : null);
    }

    private static Head head(Fixture page) {
        return new Head(
                page.title() + " · Data-Pop Alliance",
                page.summary(),
                "https://example.org" + page.path(),
                new Head.Card(
                        page.title(),
                        "article",
                        "en_US",
                        "https://example.org/assets/card.0123456789abcdef.png"),
                List.of(),
                List.of(
                        new Head.Feed("Interviews", "/interviews/feed.atom"),
                        new Head.Feed("News", "/news/feed.atom")),
                "/manifest.webmanifest");
    }

    private static Chrome.MenuLink link(String label, String name, Fixture page) {
        return new Chrome.MenuLink(label, name + ".html", page.name().equals(name));
    }

    private Path writeFile(String name, String html) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("site.css"), stylesheet());
            for (var page : PAGES_WITH_STYLES) {
                Files.writeString(FOLDER.resolve(page + ".css"), stylesheet(page));
            }
            var local =
                    html.replaceAll("/assets/(\\w+)[^\"]*\\.css\" integrity=\"[^\"]*", "$1.css")
                            // Nothing stands behind the addresses of the icon and the script.
                            .replaceAll(
                                    "<link rel=\"(icon|apple-touch-icon|manifest)\"[^>]*>|<script type=\"module\"[^>]*></script>",
                                    "");
            return Files.writeString(file(name), local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) {
        try (var in = new ClassPathResource(path).getInputStream()) {
            return new String(FileCopyUtils.copyToByteArray(in), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assets assets() {
        try (var context = new AnnotationConfigApplicationContext(Assets.class)) {
            return context.getBean(Assets.class);
        }
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static SpringTemplateEngine engine(MessageSource messages) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
