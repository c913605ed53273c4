package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Histories;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Tells readers what a page has said since it was first published, and why it was changed. */
@Controller
class PublicHistoryController {

    private static final String PATH = PastPaths.HISTORY;

    /** More parts than any history has. */
    private static final int MOST = 100_000;

    private final Pages pages;
    private final Histories histories;
    private final PublishedContent content;

    PublicHistoryController(Pages pages, Histories histories, PublishedContent content) {
        this.pages = pages;
        this.histories = histories;
        this.content = content;
    }

    @GetMapping({PATH, PATH + "/**"})
    void page(
            @RequestParam(name = "page", defaultValue = "1") int part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = Asked.sent(PastPath.behindWord(request), null);
        if (part < 1 || part > MOST) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        for (var path : PastPath.of(pages, asked)) {
            var page = histories.page(Reading.now(content), path, part);
            if (page.isPresent()) {
                PastAnswer.send(page.get(), request, response);
                return;
            }
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
