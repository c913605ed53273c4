package org.datapop.admin.content;

import java.util.Locale;
import java.util.UUID;
import org.datapop.admin.Desk;
import org.datapop.admin.content.PresenceWords.Reader;
import org.datapop.newsroom.PresencePace;
import org.datapop.newsroom.Presences;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form shows of others at the moment at which it is opened. */
@Component
class PresencePanel {

    private final Desk desk;
    private final Presences presences;
    private final PresenceWords words;
    private final PresencePace pace;

    PresencePanel(Desk desk, Presences presences, PresenceWords words, PresencePace pace) {
        this.desk = desk;
        this.presences = presences;
        this.words = words;
        this.pace = pace;
    }

    /**
     * @param window the id of the window in which it is shown
     * @param line empty where nobody else is there
     * @param saved null where nobody saved since
     * @param sign after how many milliseconds without news the page is asked for a sign
     * @param silence after how many it may take the connection for dead
     */
    record Shown(
            UUID window,
            String line,
            PresenceWords.@Nullable Saved saved,
            long sign,
            long silence) {}

    Shown of(UUID document, @Nullable UUID startedFrom, Locale locale) {
        var reader = Reader.of(document, startedFrom, desk.account(), locale);
        var situation = presences.at(document);
        return new Shown(
                Ids.next(),
                words.line(situation.others(reader.account()), reader),
                words.saved(situation, reader),
                pace.sign().toMillis(),
                pace.silence().toMillis());
    }
}
