package org.datapop.admin;

import java.util.Locale;
import java.util.Map;
import org.datapop.backup.Backup;
import org.datapop.backup.BackupFailed;
import org.datapop.backup.Undertaking;
import org.datapop.backup.Undertakings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Tells how far something with a backup has come: a screen in words, and a script in numbers. */
@Component
class UnderWay {

    /** After so many seconds a screen without scripts asks again. */
    private static final int PAUSE = 3;

    private static final long THOUSAND = 1000;

    private final Undertakings undertakings;
    private final MessageSource messages;

    UnderWay(Undertakings undertakings, MessageSource messages) {
        this.undertakings = undertakings;
        this.messages = messages;
    }

    /**
     * Tells a template in {@code work} what is under way or was last.
     *
     * @param asking where a script asks for more
     */
    void describe(String asking, Model model) {
        undertakings
                .latest()
                .ifPresent(work -> {
                    model.addAttribute("work", work);
                    model.addAttribute("doing", words(work));
                    model.addAttribute("asking", asking);
                    if (work.isUnderWay()) {
                        model.addAttribute("refresh", PAUSE);
                    }
                });
    }

    ResponseEntity<Map<String, Object>> told() {
        var work = undertakings.latest();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        Map.of(
                                "underWay", work.map(Undertaking::isUnderWay).orElse(false),
                                "percent", work.map(Undertaking::percent).orElse(0),
                                "words", work.map(this::words).orElse("")));
    }

    /** Whether it is a restoring that goes well so far, or went well, and was begun with a key. */
    boolean restores(String key) {
        return undertakings
                .latest()
                .filter(work -> work.kind() == Undertaking.Kind.RESTORING)
                .filter(work -> work.key().equals(key) && work.reason() == null)
                .isPresent();
    }

    /** What a failure is called in the keys of words. */
    static String key(BackupFailed.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** How large a backup is, as people say it. */
    String size(Backup backup) {
        var kilobytes = Math.max(1, Math.ceilDiv(backup.bytes(), THOUSAND));
        var isLarge = kilobytes >= THOUSAND;
        return messages.getMessage(
                isLarge ? "admin.backups.megabytes" : "admin.backups.kilobytes",
                new Object[] {isLarge ? Math.ceilDiv(kilobytes, THOUSAND) : kilobytes},
                LocaleContextHolder.getLocale());
    }

    private String words(Undertaking work) {
        var doing = work.isBeginning() ? "begun" : work.doing().name().toLowerCase(Locale.ROOT);
        return messages.getMessage(
                "admin.backups.doing." + doing,
                new Object[] {Math.min(work.number() + 1, work.of()), work.of()},
                LocaleContextHolder.getLocale());
    }
}
