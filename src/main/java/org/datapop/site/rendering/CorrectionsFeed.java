package org.datapop.site.rendering;

import java.util.Set;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Component;

/** Tells feed readers of each correction, in Atom. */
@Component
class CorrectionsFeed implements View {

    static final String BELOW = "/feed.atom";

    private static final int ENTRIES = 50;

    private final Drawing drawing;
    private final PublicAddress address;

    CorrectionsFeed(Drawing drawing, PublicAddress address) {
        this.drawing = drawing;
        this.address = address;
    }

    @Override
    public SitePath path() {
        return new SitePath(CorrectionsView.PATH + BELOW);
    }

    @Override
    public boolean isPage() {
        return false;
    }

    @Override
    public Set<String> listed(Visit visit) {
        return Set.of(Subject.CORRECTIONS);
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var prefix = visit.reading().prefix();
        var entries =
                CorrectionsView.corrections(visit, ENTRIES).stream()
                        .map(edition -> entry(visit, edition))
                        .toList();
        var atom =
                new Atom(
                        drawing.message("corrections.title", language),
                        drawing.siteName(around, language),
                        address.of(visit.path().value()),
                        address.of(prefix + visit.path()),
                        address.of(prefix + visit.path().toString().replace(BELOW, "")),
                        language);
        return new RenderedPage(
                200,
                Atom.HEADERS,
                atom.of(entries, around),
                CorrectionsView.tags(visit, around),
                around.at().plus(CorrectionsView.FRESH));
    }

    /** Each is an event of its own, so it keeps its id though its page may be corrected again. */
    private Atom.Entry entry(Visit visit, Edition edition) {
        var language = visit.language();
        var at = edition.version().at();
        var kind = drawing.message("history.kind." + edition.change(), language);
        return new Atom.Entry(
                "urn:uuid:" + edition.document() + ":" + at,
                edition.title() + " · " + kind,
                at,
                at,
                language,
                address.of(visit.reading().prefix() + edition.address()),
                edition.note());
    }
}
