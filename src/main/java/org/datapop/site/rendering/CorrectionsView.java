package org.datapop.site.rendering;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Component;

/** What was corrected or clarified on any page, for whoever relied on what it said before. */
@Component
class CorrectionsView implements View {

    static final SitePath PATH = new SitePath("/corrections");

    private static final int MOST = 200;

    /** A correction that was planned is known of no page before, so the list is made anew. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Drawing drawing;

    CorrectionsView(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public SitePath path() {
        return PATH;
    }

    @Override
    public Set<String> listed(Visit visit) {
        return Set.of(Subject.CORRECTIONS);
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var sheet =
                visit.sheet(around)
                        .titled(
                                "corrections",
                                drawing.message("corrections.title", language),
                                drawing.message("corrections.summary", language));
        var dates = drawing.dates(language);
        var prefix = visit.reading().prefix();
        var lines =
                corrections(visit, MOST).stream()
                        .map(edition ->
                                EditionLine.of(
                                        edition,
                                        false,
                                        dates,
                                        prefix,
                                        EditionLine.history(edition)))
                        .toList();
        var html =
                drawing.draw(
                        sheet,
                        Map.of(
                                "editions",
                                lines,
                                "feed",
                                prefix + visit.path() + CorrectionsFeed.BELOW));
        return new RenderedPage(200, Map.of(), html, tags(visit, around), around.at().plus(FRESH));
    }

    static List<Edition> corrections(Visit visit, int limit) {
        var reading = visit.reading();
        return reading.content().corrections(visit.language(), reading.at(), limit);
    }

    /** Any page may be corrected. */
    static Set<String> tags(Visit visit, Surroundings around) {
        var tags = new HashSet<>(visit.tags(List.of(), around));
        tags.add("pages");
        return tags;
    }
}
