package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.form.Control.Option;
import org.datapop.admin.form.FormWords;
import org.datapop.content.ContentTypes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Finds, for a script, what a reference or a link may point to while its name is being typed. */
@Controller
class ChoicesController {

    /** More isn't looked at: whoever sees so many types on. */
    private static final int MOST = 12;

    private static final int LONGEST = 200;

    private final Desk desk;
    private final ContentTypes types;
    private final EditPages pages;
    private final FormWords words;

    ChoicesController(Desk desk, ContentTypes types, EditPages pages, FormWords words) {
        this.desk = desk;
        this.types = types;
        this.pages = pages;
        this.words = words;
    }

    /**
     * @param type the types wanted; none for all
     * @param q words of the title; empty for the first ones
     */
    @GetMapping("/admin/content/choices")
    @ResponseBody
    List<Option> find(
            @RequestParam(defaultValue = "") List<String> type,
            @RequestParam(defaultValue = "") String q,
            Locale locale) {
        desk.require(Action.READ, Subject.site());
        var known = type.stream().filter(types.keys()::contains).toList();
        return pages.targets(known, q.substring(0, Math.min(LONGEST, q.length())), MOST).stream()
                .map(target ->
                        new Option(
                                target.content().toString(),
                                words.target(target.title(), target.isPublic(), locale),
                                false,
                                target.opens(),
                                known.size() == 1 ? "" : words.type(target.type(), locale)))
                .toList();
    }
}
