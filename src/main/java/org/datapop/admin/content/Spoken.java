package org.datapop.admin.content;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A sentence as an answer, for a script to show. */
@Component
class Spoken {

    private static final MediaType WORDS = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final MessageSource messages;

    Spoken(MessageSource messages) {
        this.messages = messages;
    }

    ResponseEntity<String> say(HttpStatus status, String key, Locale locale) {
        return ResponseEntity.status(status)
                .contentType(WORDS)
                .body(messages.getMessage(key, null, locale));
    }
}
