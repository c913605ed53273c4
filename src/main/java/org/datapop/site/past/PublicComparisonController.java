package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.datapop.content.published.PublishedContent;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Comparisons;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.datapop.site.rendering.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Tells readers in what any two editions of a page differ. */
@Controller
class PublicComparisonController {

    private static final String PATH = PastPaths.HISTORY;

    private final Pages pages;
    private final Comparisons comparisons;
    private final PublishedContent content;

    PublicComparisonController(Pages pages, Comparisons comparisons, PublishedContent content) {
        this.pages = pages;
        this.comparisons = comparisons;
        this.content = content;
    }

    /**
     * @param older an instant as under {@code /at/}; empty for the edition before the newer
     * @param newer the same; the two may come in any order
     */
    @GetMapping(
            value = {PATH, PATH + "/**"},
            params = "newer")
    void page(
            @RequestParam(defaultValue = "") String older,
            @RequestParam String newer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = Asked.sent(PastPath.behindWord(request), null);
        var second = instant(newer);
        var first = instant(older);
        var page =
                second.isEmpty() || first.isEmpty() && !older.isEmpty()
                        ? noPast(asked, 400, "malformed")
                        : compared(asked, first.orElse(null), second.get());
        PastAnswer.send(page, request, response);
    }

    private RenderedPage compared(Asked asked, @Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other)
                ? inOrder(asked, other, one)
                : inOrder(asked, one, other);
    }

    private RenderedPage inOrder(Asked asked, @Nullable Instant older, Instant newer) {
        var paths = PastPath.of(pages, asked);
        return paths.stream()
                .flatMap(
                        path -> comparisons.page(Reading.now(content), path, older, newer).stream())
                .findFirst()
                .orElseGet(() -> unwritten(asked, paths));
    }

    /** What came later is told apart from what never was. */
    private RenderedPage unwritten(Asked asked, List<SitePath> paths) {
        if (paths.stream().allMatch(path -> content.editions(path, null, 0, 1).isEmpty())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return noPast(asked, 404, "unwritten");
    }

    private RenderedPage noPast(Asked asked, int status, String why) {
        return pages.noPast(Reading.now(content), pages.tidy(asked), status, why);
    }

    private Optional<Instant> instant(String digits) {
        return Stamp.of(digits).or(() -> Stamp.ofPeriod(digits, content.now())).map(Stamp::instant);
    }
}
