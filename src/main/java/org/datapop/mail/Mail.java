package org.datapop.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as those who look after the site see it. What it says is never stored: it is written when
 * it goes out, so that its link lies nowhere.
 *
 * @param account whom it is about; null where that is whoever has the address when it goes out
 * @param sentAt null as long as it isn't
 * @param failedAt when it was given up; null while it is tried
 * @param nextTryAt of one that is neither sent nor given up
 * @param problem what the mail server said last; empty for nothing
 */
public record Mail(
        UUID id,
        String recipient,
        @Nullable UUID account,
        Occasion occasion,
        Instant writtenAt,
        Instant nextTryAt,
        int tries,
        @Nullable Instant sentAt,
        @Nullable Instant failedAt,
        String problem) {}
