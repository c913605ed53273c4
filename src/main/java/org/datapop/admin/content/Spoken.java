package org.datapop.admin.content;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.datapop.admin.Times;
import org.datapop.admin.content.Editing.Kept;
import org.datapop.content.DocumentEntry;
import org.datapop.content.TypedElsewhere;
import org.datapop.shared.Actor;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A sentence as an answer, for a script to show. */
@Component
class Spoken {

    private static final String KEPT = "Kept-At";
    private static final MediaType WORDS = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Editing editing;
    private final MessageSource messages;

    Spoken(Editing editing, MessageSource messages) {
        this.editing = editing;
        this.messages = messages;
    }

    ResponseEntity<String> say(HttpStatus status, String key, Locale locale) {
        return answer(status).body(messages.getMessage(key, null, locale));
    }

    /**
     * What came of keeping something aside: with the time by which the text is known that is kept
     * now, be it this one or another; with none where it was saved already.
     *
     * @param key of the form; empty for none
     */
    ResponseEntity<String> kept(
            DocumentEntry entry, Actor editor, String key, Supplier<Kept> keeping, Times times) {
        var locale = times.locale();
        try {
            var kept = editing.keepUnlessSaved(entry, editor, key, keeping);
            if (kept.isEmpty()) {
                return say(HttpStatus.OK, "admin.status.already", locale);
            }
            var at = kept.get().at();
            return at == null
                    ? say(HttpStatus.UNPROCESSABLE_CONTENT, "admin.status.unkept", locale)
                    : answer(HttpStatus.OK)
                            .header(KEPT, at.toString())
                            .body(messages.getMessage("admin.status.kept", null, locale));
        } catch (TypedElsewhere elsewhere) {
            var at = elsewhere.keptAt();
            return answer(HttpStatus.CONFLICT)
                    .header(KEPT, at.toString())
                    .body(
                            messages.getMessage(
                                    "admin.status.elsewhere", new Object[] {times.of(at)}, locale));
        }
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(WORDS);
    }
}
