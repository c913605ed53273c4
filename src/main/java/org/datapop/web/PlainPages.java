package org.datapop.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The pages for what went wrong where no other page says so. They are finished at start-up, so that
 * nothing which may break later is needed to send one.
 */
@Component
final class PlainPages {

    private static final int[] STATUSES = {
        400, 403, 404, 405, 406, 410, 411, 413, 414, 415, 421, 431, 500, 501, 503
    };
    private static final String STATUS = "@status@";
    private static final String NUMBER = "@number@";

    /** The languages that have words here, each in a file of messages. */
    static final Set<String> LANGUAGES = Set.of("en", "es", "fr");

    private final Map<String, Edition> editions = new HashMap<>();
    private final String siteLanguage;

    PlainPages(
            ITemplateEngine templates,
            MessageSource messages,
            SiteProperties site,
            PublicAddress address,
            Assets assets) {
        this.siteLanguage = site.language().toLanguageTag();
        var languages = new HashSet<>(LANGUAGES);
        languages.add(siteLanguage);
        for (var language : languages) {
            var words = new Words(messages, Locale.forLanguageTag(language));
            editions.put(language, edition(words, templates, address, assets));
        }
    }

    private static Edition edition(
            Words words, ITemplateEngine templates, PublicAddress address, Assets assets) {
        var home = address.configured() == null ? "/" : address.of("/");
        var pages = new HashMap<Integer, String>();
        for (int status : STATUSES) {
            // A host that isn't ours has no home of ours.
            boolean foreign = status == 421 && address.configured() == null;
            var page = words.page(Integer.toString(status), assets, foreign ? null : home);
            pages.put(status, templates.process("error/plain", page));
        }
        var search = templates.process("error/plain", words.page("search", assets, home));
        var page = words.page("500", assets, home);
        page.setVariable("incident", words.message("error.incident", NUMBER));
        return new Edition(pages, templates.process("error/plain", page), search);
    }

    /**
     * A status without words of its own speaks the words of its class.
     *
     * @param path as it was sent; its first segment may name a language. Null where nothing could
     *     be read
     */
    String page(int status, @Nullable String number, @Nullable String path) {
        var edition = editions.get(language(path));
        if (edition == null) {
            return "";
        }
        // What is kept can be read without the database, but not searched.
        var isSearch = status == 503 && path != null && path.matches("(/[a-z-]+)?/search");
        return isSearch ? edition.search().replace(STATUS, "503") : edition.page(status, number);
    }

    private String language(@Nullable String path) {
        var segments = path == null ? new String[0] : path.split("/", 3);
        return segments.length > 1 && editions.containsKey(segments[1])
                ? segments[1]
                : siteLanguage;
    }

    /** The pages in one language. */
    private record Edition(Map<Integer, String> pages, String incident, String search) {

        String page(int status, @Nullable String number) {
            String known =
                    pages.getOrDefault(status, pages.getOrDefault(status < 500 ? 400 : 500, ""));
            boolean story = status == 500 && number != null;
            return (story ? incident.replace(NUMBER, number) : known)
                    .replace(STATUS, Integer.toString(status));
        }
    }

    private record Words(MessageSource messages, Locale language) {

        Context page(String what, Assets assets, @Nullable String home) {
            var page = new Context(language);
            page.setVariable("language", language.toLanguageTag());
            page.setVariable("status", STATUS);
            page.setVariable("assets", assets);
            page.setVariable("title", message("error." + what + ".title"));
            page.setVariable("text", message("error." + what + ".text"));
            page.setVariable("home", home);
            page.setVariable("homeLabel", message("error.home"));
            return page;
        }

        String message(String key, Object... arguments) {
            return messages.getMessage(key, arguments, language);
        }
    }
}
