package org.datapop.admin.content;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first screen: what of the writing waits for whoever is there. */
@Controller
class FrontController {

    /** Of each kind; more are in the lists. */
    private static final int LINES = 6;

    /** What stands for half a year may have been overtaken. */
    private static final Duration OLD = Duration.ofDays(182);

    private final Desk desk;
    private final ContentTypes types;
    private final Overview overview;
    private final Advising advising;
    private final Authors authors;
    private final Clock clock;

    FrontController(
            Desk desk,
            ContentTypes types,
            Overview overview,
            Advising advising,
            Authors authors,
            Clock clock) {
        this.desk = desk;
        this.types = types;
        this.overview = overview;
        this.advising = advising;
        this.authors = authors;
        this.clock = clock;
    }

    /** A document with how much there is to look at in it. */
    record Advised(DocumentEntry document, int count) {}

    @GetMapping("/admin")
    String front(Model model) {
        desk.require(Action.READ, Subject.site());
        var me = desk.account().actor();
        var mine = types.keys().stream().filter(desk::worksOn).toList();
        var found = overview.of(me, mine, clock.instant().minus(OLD), LINES);
        model.addAttribute("found", found);
        model.addAttribute("advised", advised(found));
        model.addAttribute("me", me.id());
        model.addAttribute(
                "authors",
                authors.of(
                        found.changed().stream()
                                .map(line -> line.document().savedBy())
                                .filter(Objects::nonNull)));
        return "admin/front";
    }

    /** To read every document would take long; these are what one is at, and may mend. */
    private List<Advised> advised(Overview.Found found) {
        var at =
                Stream.concat(found.drafts().stream(), found.changed().stream())
                        .map(Overview.Line::document)
                        .filter(document -> desk.permits(Action.SAVE, document))
                        .distinct()
                        .toList();
        var counts = advising.counts(at, desk.account().actor());
        return at.stream()
                .map(one -> new Advised(one, counts.getOrDefault(one.document(), 0)))
                .filter(one -> one.count() > 0)
                .toList();
    }
}
