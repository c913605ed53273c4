package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.PublicAnswers;
import org.datapop.web.FinalAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows where pages are found that are asked for in another spelling or by a former address. */
@Component
class FinalPageAddress implements FinalAddress {

    private final PublicAnswers answers;

    FinalPageAddress(PublicAnswers answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable String of(HttpServletRequest request) {
        var asked = Asked.sent(request.getRequestURI(), request.getQueryString());
        return answers.answer(asked).headers().get("Location");
    }
}
