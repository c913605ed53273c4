package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/** Answers the public's requests for pages. */
@Controller
class PageController {

    private final Pages pages;
    private final PublishedContent content;

    PageController(Pages pages, PublishedContent content) {
        this.pages = pages;
        this.content = content;
    }

    @GetMapping("/**")
    @ResponseBody
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response) {
        var page = pages.render(Reading.now(content), asked(request));
        var body = page.body().getBytes(StandardCharsets.UTF_8);
        if (page.status() == 200
                && new ServletWebRequest(request, response).checkNotModified(tag(body))) {
            return ResponseEntity.status(304).build();
        }
        return ResponseEntity.status(page.status()).headers(headers(page)).body(body);
    }

    /**
     * The path as it was sent, but for its percent-encoding: the container's own path has lost
     * doubled slashes.
     */
    static Asked asked(HttpServletRequest request) {
        var parameters = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return new Asked(
                UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8), parameters);
    }

    /** Weak, because the same page may go out compressed. */
    private static String tag(byte[] body) {
        return "W/\"" + DigestUtils.md5DigestAsHex(body) + "\"";
    }

    private static HttpHeaders headers(RenderedPage page) {
        var headers = new HttpHeaders();
        headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        page.headers().forEach(headers::set); // which may say another type: of a feed, for instance
        return headers;
    }
}
