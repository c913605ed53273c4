package org.datapop.admin.content;

import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows who wrote which sentence of a document. */
@Controller
class AuthorshipController {

    private final Desk desk;
    private final Authorship authorship;
    private final Authors authors;

    AuthorshipController(Desk desk, Authorship authorship, Authors authors) {
        this.desk = desk;
        this.authorship = authorship;
        this.authors = authors;
    }

    @GetMapping("/admin/content/{document}/authors")
    String show(@PathVariable UUID document, Locale locale, Model model) {
        var entry = desk.open(document, Action.READ);
        var story = authorship.of(entry, locale);
        model.addAttribute("entry", entry);
        model.addAttribute("story", story);
        model.addAttribute(
                "authors",
                authors.of(
                        story.sections().stream()
                                .flatMap(section -> section.paragraphs().stream())
                                .flatMap(paragraph -> paragraph.runs().stream())
                                .map(run -> run.save().author())));
        return "admin/authors";
    }
}
