package org.datapop.content;

import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * A document as a line of a list.
 *
 * @param title of the newest revision; empty where nothing is saved or all is erased
 * @param head the newest revision; null where nothing is saved
 * @param live the revision that the public sees; null for none
 * @param address where the public finds it; null for nowhere
 * @param planned when the next planned publication begins; null for none
 * @param begunBy who began the document
 * @param savedBy who saved it last; null where nothing is saved
 */
public record DocumentEntry(
        UUID document,
        UUID content,
        String type,
        Language language,
        String title,
        String summary,
        DocumentState state,
        @Nullable UUID head,
        @Nullable UUID live,
        @Nullable String address,
        @Nullable Instant planned,
        Actor begunBy,
        @Nullable Actor savedBy,
        @Nullable Instant savedAt) {}
