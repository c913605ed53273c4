package org.datapop.admin.content;

import java.util.Locale;
import java.util.UUID;
import org.datapop.admin.Desk;
import org.datapop.admin.content.PresenceWords.Reader;
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

    PresencePanel(Desk desk, Presences presences, PresenceWords words) {
        this.desk = desk;
        this.presences = presences;
        this.words = words;
    }

    /**
     * @param window the id of the window in which it is shown
     * @param line empty where nobody else is there
     * @param saved null where nobody saved since
     */
    record Shown(UUID window, String line, PresenceWords.@Nullable Saved saved) {}

    Shown of(UUID document, @Nullable UUID startedFrom, Locale locale) {
        var reader = Reader.of(document, startedFrom, desk.account(), locale);
        var situation = presences.at(document);
        return new Shown(
                Ids.next(),
                words.line(situation.others(reader.account()), reader),
                words.saved(situation, reader));
    }
}
