package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.web.FinalAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows where pages are found that are asked for in another spelling or by a former address. */
@Component
class FinalPageAddress implements FinalAddress {

    private final Pages pages;
    private final PublishedContent content;

    FinalPageAddress(Pages pages, PublishedContent content) {
        this.pages = pages;
        this.content = content;
    }

    @Override
    public @Nullable String of(HttpServletRequest request) {
        var page =
                pages.render(
                        Reading.now(content),
                        Asked.sent(request.getRequestURI(), request.getParameterMap()));
        return page.headers().get("Location");
    }
}
