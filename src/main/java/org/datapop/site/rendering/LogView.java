package org.datapop.site.rendering;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.datapop.transparency.PublicLog;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Component;

/** Tells readers what the log of publications is, and how they check a page with it. */
@Component
class LogView implements View {

    static final SitePath PATH = new SitePath("/log");

    /** Entries come without anything on the site being changed by it. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final Drawing drawing;
    private final PublicLog log;
    private final PublicAddress address;

    LogView(Drawing drawing, PublicLog log, PublicAddress address) {
        this.drawing = drawing;
        this.log = log;
        this.address = address;
    }

    @Override
    public SitePath path() {
        return PATH;
    }

    @Override
    public boolean isPage() {
        return false;
    }

    @Override
    public boolean hasPast() {
        return false;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var sheet =
                visit.sheet(around)
                        .titled(
                                "log",
                                drawing.message("log.title", language),
                                drawing.message("log.summary", language));
        var page = LogPage.of(log, drawing.dates(language), address.origin());
        return new RenderedPage(
                200,
                Map.of("X-Robots-Tag", "noindex"),
                drawing.draw(sheet, Map.of("log", page)),
                visit.tags(List.of(), around),
                around.at().plus(FRESH));
    }
}
