package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** How every door says that somebody knocked too often. */
final class TooManyAttempts {

    private TooManyAttempts() {}

    /** Tells a browser in seconds, and a template in {@code minutes}, when to try again. */
    static void tell(Duration wait, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        model.addAttribute("minutes", wait.toMinutes() + 1);
    }
}
