package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datapop.content.published.Answer;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Service;

/**
 * Makes public pages: for visitors, for the store of finished pages, and for an editor's preview
 * alike.
 */
@Service
public class Pages {

    private final ListPages lists;
    private final Drawing drawing;
    private final Language siteLanguage;

    Pages(ListPages lists, Drawing drawing) {
        this.lists = lists;
        this.drawing = drawing;
        this.siteLanguage = drawing.siteLanguage();
    }

    /**
     * The answer to a path as it was asked for. One that is spelled differently from an existing
     * page is redirected there.
     *
     * @param asked decoded, starting with a slash
     */
    public RenderedPage render(Reading reading, String asked) {
        var tidy = AskedPath.tidy(asked);
        if (SitePath.isPath(asked)) {
            var page = render(reading, new SitePath(asked));
            if (page.status() != 404 || tidy.value().equals(asked)) {
                return page;
            }
        }
        var page = render(reading, tidy);
        return page.status() == 200 && !tidy.value().equals(asked)
                ? movedTo(reading, tidy, page)
                : page;
    }

    private static RenderedPage movedTo(Reading reading, SitePath path, RenderedPage page) {
        return new RenderedPage(
                301,
                Map.of("Location", reading.prefix() + path),
                "",
                page.tags(),
                page.freshUntil());
    }

    /**
     * The answer at a path: a page, a redirect, what is gone, or nothing with what the reader may
     * have meant.
     */
    RenderedPage render(Reading reading, SitePath path) {
        var list = lists.at(path);
        if (list.isPresent()) {
            return listPage(reading, path, list.get());
        }
        var answer = reading.content().find(path, reading.at(), this::wanted);
        return switch (answer) {
            case Answer.Found found -> page(reading, path, found);
            case Answer.Moved moved -> redirect(reading, path, moved);
            case Answer.Gone gone -> gone(reading, path, gone);
            case Answer.Missing missing -> missing(reading, path, missing);
        };
    }

    private Wanted wanted(Optional<Snapshot> document) {
        return document.map(found ->
                        new Wanted(found.language(), ListPages.neededBy(found.type()), true))
                .orElseGet(() -> new Wanted(siteLanguage, List.of(), false));
    }

    private RenderedPage listPage(Reading reading, SitePath path, ListPages.ListPage list) {
        var wanted = new Wanted(siteLanguage, list.lists(), false);
        var around = reading.content().around(path, reading.at(), wanted);
        var sheet = new Sheet(reading, path, siteLanguage, around);
        var title = drawing.message("list." + list.name() + ".title", siteLanguage);
        var summary = drawing.message("list." + list.name() + ".summary", siteLanguage);
        var html = drawing.draw(sheet.titled(list.name(), title, summary), Map.of());
        return new RenderedPage(
                200, Map.of(), html, Tags.of(path, null, wanted, around), around.freshUntil());
    }

    private RenderedPage page(Reading reading, SitePath path, Answer.Found found) {
        var document = found.document();
        var sheet = new Sheet(reading, path, document.language(), found.around()).showing(document);
        return new RenderedPage(
                200,
                Map.of(),
                drawing.draw(sheet, Map.of()),
                Tags.of(path, document, wanted(Optional.of(document)), found.around()),
                found.around().freshUntil());
    }

    private RenderedPage redirect(Reading reading, SitePath path, Answer.Moved moved) {
        var target =
                moved.target().startsWith("/") ? reading.prefix() + moved.target() : moved.target();
        return new RenderedPage(
                moved.status(),
                Map.of("Location", target),
                "",
                tags(path, moved),
                moved.around().freshUntil());
    }

    private RenderedPage gone(Reading reading, SitePath path, Answer.Gone gone) {
        var sheet = new Sheet(reading, path, siteLanguage, gone.around());
        var cards = drawing.cards(sheet);
        var words = new HashMap<String, Object>();
        words.put(
                "gone",
                new GonePage(
                        gone.title(),
                        gone.reason(),
                        drawing.dates(siteLanguage).of(gone.since()),
                        Optional.ofNullable(gone.successor())
                                .flatMap(gone.around()::related)
                                .map(cards::of)
                                .orElse(null)));
        var html =
                drawing.draw(
                        sheet.unlisted("gone", drawing.message("error.gone.title", siteLanguage)),
                        words);
        return new RenderedPage(410, Map.of(), html, tags(path, gone), gone.around().freshUntil());
    }

    private RenderedPage missing(Reading reading, SitePath path, Answer.Missing missing) {
        var sheet = new Sheet(reading, path, siteLanguage, missing.around());
        var html =
                drawing.draw(
                        sheet.unlisted(
                                "notFound", drawing.message("error.notFound.title", siteLanguage)),
                        Map.of());
        return new RenderedPage(
                404, Map.of(), html, tags(path, missing), missing.around().freshUntil());
    }

    private Set<String> tags(SitePath path, Answer answer) {
        return Tags.of(path, null, wanted(Optional.empty()), answer.around());
    }
}
