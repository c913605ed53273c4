package org.datapop.admin.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;

/** Names attempts to save, so that one that is sent twice is known again. */
final class Attempts {

    private Attempts() {}

    /**
     * One text of one form by one person; null for a form without a key.
     *
     * @param sent what is saved
     */
    static @Nullable UUID id(String key, Actor editor, @Nullable Object... sent) {
        return key.isEmpty()
                ? null
                : new UUID(
                        form(key, editor),
                        hash(key, editor.id(), Arrays.toString(sent)).getLeastSignificantBits());
    }

    /** The upper half of the names of all attempts to save from one form. */
    static long form(String key, Actor editor) {
        return hash(key, editor.id()).getMostSignificantBits();
    }

    private static UUID hash(String... parts) {
        return UUID.nameUUIDFromBytes(List.of(parts).toString().getBytes(StandardCharsets.UTF_8));
    }
}
