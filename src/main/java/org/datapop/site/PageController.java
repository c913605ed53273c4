package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.events.PageNotFound;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers the public's requests for pages. */
@Controller
class PageController {

    private final Pages pages;
    private final PublishedContent content;

    private final ApplicationEventPublisher events;

    PageController(Pages pages, PublishedContent content, ApplicationEventPublisher events) {
        this.events = events;
        this.pages = pages;
        this.content = content;
    }

    @GetMapping("/**")
    @ResponseBody
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response) {
        var asked = Asked.sent(request.getRequestURI(), request.getParameterMap());
        var page = pages.render(Reading.now(content), asked);
        if (page.status() == 404) {
            events.publishEvent(
                    new PageNotFound(asked.path(), request.getHeader(HttpHeaders.REFERER)));
        }
        var answer = page.answer();
        if (page.status() == 200
                && new ServletWebRequest(request, response)
                        .checkNotModified(tag(Objects.requireNonNull(answer.getBody())))) {
            return ResponseEntity.status(304).build();
        }
        return answer;
    }

    /** Weak, because the same page may go out compressed. */
    private static String tag(byte[] body) {
        return "W/\"" + DigestUtils.md5DigestAsHex(body) + "\"";
    }
}
