package org.datapop.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
        400, 403, 404, 405, 406, 411, 413, 414, 415, 421, 431, 500, 501, 503
    };
    private static final String STATUS = "@status@";
    private static final String NUMBER = "@number@";

    private final Map<Integer, String> pages = new HashMap<>();
    private final String incident;

    PlainPages(
            ITemplateEngine templates,
            MessageSource messages,
            SiteProperties site,
            PublicAddress address,
            Assets assets) {
        var words = new Words(messages, site.language());
        var home = address.configured() == null ? "/" : address.of("/");
        for (int status : STATUSES) {
            // A host that isn't ours has no home of ours.
            boolean foreign = status == 421 && address.configured() == null;
            var page = words.page(status, assets, foreign ? null : home);
            pages.put(status, templates.process("error/plain", page));
        }
        var page = words.page(500, assets, home);
        page.setVariable("incident", words.of("error.incident", NUMBER));
        this.incident = templates.process("error/plain", page);
    }

    /** A status without words of its own speaks the words of its class. */
    String page(int status, @Nullable String number) {
        String known = pages.getOrDefault(status, pages.getOrDefault(status < 500 ? 400 : 500, ""));
        boolean story = status == 500 && number != null;
        return (story ? incident.replace(NUMBER, number) : known)
                .replace(STATUS, Integer.toString(status));
    }

    private record Words(MessageSource messages, Locale language) {

        Context page(int status, Assets assets, @Nullable String home) {
            var page = new Context(language);
            page.setVariable("language", language.toLanguageTag());
            page.setVariable("status", STATUS);
            page.setVariable("assets", assets);
            page.setVariable("title", of("error." + status + ".title"));
            page.setVariable("text", of("error." + status + ".text"));
            page.setVariable("home", home);
            page.setVariable("homeLabel", of("error.home"));
            return page;
        }

        String of(String key, Object... arguments) {
            return messages.getMessage(key, arguments, language);
        }
    }
}
