package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.datapop.site.events.PageNotFound;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.PublicAnswers;
import org.datapop.web.Sending;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers the public's requests for pages, as far as nobody did so on the way here. */
@Controller
class PageController {

    private final PublicAnswers answers;
    private final ApplicationEventPublisher events;

    PageController(PublicAnswers answers, ApplicationEventPublisher events) {
        this.answers = answers;
        this.events = events;
    }

    @GetMapping("/**")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = Asked.sent(request.getRequestURI(), request.getQueryString());
        var answer = answers.answer(asked);
        if (answer.status() == 404) {
            events.publishEvent(
                    new PageNotFound(asked.path(), request.getHeader(HttpHeaders.REFERER)));
        }
        Sending.send(answer, request, response);
    }
}
