package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.datapop.content.published.Answer;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Service;

/**
 * Makes public pages: for visitors, for the store of finished pages, and for an editor's preview
 * alike.
 */
@Service
public class Pages {

    private final Views views;
    private final Drawing drawing;
    private final Language siteLanguage;
    private final PublicAddress address;
    private final Today today;

    Pages(Views views, Drawing drawing, PublicAddress address, PublishedContent published) {
        this.address = address;
        this.views = views;
        this.drawing = drawing;
        this.siteLanguage = drawing.siteLanguage();
        this.today = new Today(published, views, siteLanguage);
    }

    /**
     * The answer to what was asked for. A path that is spelled differently from that of an existing
     * page is redirected there.
     */
    public RenderedPage render(Reading reading, Asked asked) {
        var asIs =
                SitePath.isPath(asked.path())
                        ? render(reading, new SitePath(asked.path()), asked)
                        : null;
        if (asIs != null && asIs.status() != 404) {
            return asIs;
        }
        var tidy = AskedPath.tidy(asked.path());
        if (asIs != null && tidy.value().equals(asked.path())) {
            return asIs;
        }
        var page = render(reading, tidy, asked);
        return page.status() == 200 && !tidy.value().equals(asked.path())
                ? movedTo(reading, tidy, asked, page)
                : page;
    }

    /**
     * The one address under which the answer is kept, if it is: the path as it was asked for, with
     * the parameters that are understood there in one order.
     */
    public String address(Asked asked) {
        var path = asked.path();
        return asked.parameters().isEmpty() || !SitePath.isPath(path)
                ? path
                : path + query(new SitePath(path), asked);
    }

    /**
     * Whether the answer at a path depends on nothing but its {@link #address}. Whoever spells a
     * path differently may be sent to the page, and takes along parameters that are understood
     * there.
     */
    public boolean isSpelledAsPages(String path) {
        return SitePath.isPath(path)
                && (views.at(new SitePath(path)).isPresent()
                        || AskedPath.tidy(path).value().equals(path));
    }

    private String query(SitePath path, Asked asked) {
        return views.at(path)
                .map(place ->
                        Visit.query(Visit.known(place.view().parameters(), asked.parameters())))
                .orElse("");
    }

    /** Where the views are found that are no documents, in all languages of the site. */
    public List<SitePath> views(Reading reading) {
        var around = reading.content().around(SitePath.HOME, reading.at(), nothing(SitePath.HOME));
        var others =
                around.homes().stream()
                        .map(Snapshot::language)
                        .filter(language -> !language.equals(siteLanguage))
                        .distinct()
                        .toList();
        return views.paths(others);
    }

    /** What changes the answer at a path, as far as documents do. */
    public Subject subject(Reading reading, SitePath path) {
        return views.subject(reading, path);
    }

    /** Whether what is at a path can be read as of another day. */
    public boolean hasPast(SitePath path) {
        return views.at(path).map(place -> place.view().hasPast()).orElse(true);
    }

    /** The path in its one spelling. */
    public SitePath tidy(Asked asked) {
        return AskedPath.tidy(asked.path());
    }

    /**
     * A page that says why nothing can be read of a day.
     *
     * @param why {@code malformed}, {@code header} that is, {@code future}, {@code before} there
     *     was a site, or {@code unwritten} as yet
     */
    public RenderedPage noPast(Reading present, SitePath path, int status, String why) {
        return refusal(present, path, status, "past." + why + ".title", "past." + why + ".text");
    }

    /**
     * A page that says why nothing is to be read.
     *
     * @param title the key of a message
     * @param text the same
     */
    public RenderedPage refusal(
            Reading present, SitePath path, int status, String title, String text) {
        var around = present.content().around(path, null, nothing(path));
        var language = language(path, around);
        var sheet =
                new Sheet(present, path, language, around)
                        .unlisted("noPast", drawing.message(title, language));
        var html = drawing.draw(sheet, Map.of("text", drawing.message(text, language)));
        return new RenderedPage(status, Map.of(), html, Set.of(), null).passing();
    }

    /** With the parameters that are understood there. */
    private RenderedPage movedTo(Reading reading, SitePath path, Asked asked, RenderedPage page) {
        return new RenderedPage(
                        301,
                        Map.of("Location", reading.prefix() + path + query(path, asked)),
                        "",
                        page.tags(),
                        page.freshUntil())
                .passing(); // Spellings have no end.
    }

    /**
     * The answer at a path: a page, a redirect, what is gone, or nothing with what the reader may
     * have meant.
     */
    private RenderedPage render(Reading as, SitePath path, Asked asked) {
        var reading =
                as.notice() != Reading.Notice.NONE && today.has(path) ? as.besidePresent() : as;
        var view = views.at(path);
        if (view.isPresent()) {
            var page = view(reading, path, view.get(), asked);
            if (page.isPresent()) {
                return page.get();
            }
        }
        var answer = reading.content().find(path, reading.at(), document -> wanted(path, document));
        return switch (answer) {
            case Answer.Found found -> page(reading, path, found);
            case Answer.Moved moved -> redirect(reading, path, moved);
            case Answer.Gone gone -> gone(reading, path, gone);
            case Answer.Missing missing ->
                    view.flatMap(place -> place.goneWithItsLanguage(reading))
                            .map(gone -> gone(reading, path, gone))
                            .orElseGet(() -> missing(reading, path, missing));
        };
    }

    private Wanted wanted(SitePath path, Optional<Snapshot> document) {
        return document.map(found ->
                        new Wanted(found.language(), ListViews.neededBy(found.type()), true))
                .orElseGet(() -> nothing(path));
    }

    private Wanted nothing(SitePath path) {
        return Wanted.nothing(Language.of(path).orElse(siteLanguage));
    }

    /** The language of a page at a path without a document: one that the site is offered in. */
    private Language language(SitePath path, Surroundings around) {
        return Language.of(path).filter(around::isOffered).orElse(siteLanguage);
    }

    /** Nothing in a language that the site is not offered in. */
    private Optional<RenderedPage> view(
            Reading reading, SitePath path, Views.Place place, Asked asked) {
        var view = place.view();
        var known = Visit.known(view.parameters(), asked.parameters());
        var visit = new Visit(reading, path, place.language(), known);
        var wanted = new Wanted(place.language(), view.lists(visit), false);
        var around = reading.content().around(path, reading.at(), wanted);
        return place.language().equals(siteLanguage) || around.isOffered(place.language())
                ? Optional.of(withPast(reading, path, view.draw(visit, around)))
                : Optional.empty();
    }

    private RenderedPage page(Reading reading, SitePath path, Answer.Found found) {
        var document = found.document();
        var sheet =
                new Sheet(reading, path, document.language(), found.around())
                        .showing(document, found.firstPublic(), found.corrected());
        var page =
                new RenderedPage(
                                200,
                                Map.of(),
                                drawing.draw(sheet, Map.of()),
                                Tags.of(
                                        path,
                                        document,
                                        wanted(path, Optional.of(document)),
                                        found.around()),
                                found.around().freshUntil())
                        .until(found.expiresAt());
        return withPast(reading, path, page);
    }

    /** For programs: where the page of another day is found (RFC 7089, RFC 5829). */
    private RenderedPage withPast(Reading reading, SitePath path, RenderedPage page) {
        return reading.isPresent() && page.status() == 200 && hasPast(path)
                ? page.withLink(
                        "<%s>; rel=\"timegate\", <%s>; rel=\"timemap version-history\"; type=\"application/link-format\""
                                .formatted(
                                        address.of(PastPaths.TIMEGATE + path),
                                        address.of(PastPaths.TIMEMAP + path)))
                : page;
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

    /** The page that says that something is gone, and why. */
    public RenderedPage gone(Reading reading, SitePath path, Answer.Gone gone) {
        var language = language(path, gone.around());
        var sheet = new Sheet(reading, path, language, gone.around());
        var cards = drawing.cards(sheet);
        var words = new HashMap<String, Object>();
        words.put(
                "gone",
                new GonePage(
                        gone.title(),
                        gone.reason(),
                        drawing.dates(language).of(gone.since()),
                        Optional.ofNullable(gone.successor())
                                .flatMap(gone.around()::related)
                                .map(cards::of)
                                .orElse(null)));
        var html =
                drawing.draw(
                        sheet.unlisted("gone", drawing.message("error.gone.title", language)),
                        words);
        return new RenderedPage(410, Map.of(), html, tags(path, gone), gone.around().freshUntil());
    }

    private RenderedPage missing(Reading reading, SitePath path, Answer.Missing missing) {
        var language = language(path, missing.around());
        var sheet = new Sheet(reading, path, language, missing.around());
        var html =
                drawing.draw(
                        sheet.unlisted(
                                "notFound", drawing.message("error.notFound.title", language)),
                        Map.of());
        return new RenderedPage(
                404, Map.of(), html, tags(path, missing), missing.around().freshUntil());
    }

    private Set<String> tags(SitePath path, Answer answer) {
        return Tags.ofFormer(path, nothing(path), answer.around());
    }
}
