package org.datapop.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several deeds that somebody means as one, such as all that a button does to what was chosen in a
 * list. The record holds them together, so that they can be undone together.
 *
 * @param undoes the line of the record that is undone by what is done now; null for none
 */
public record Step(UUID id, @Nullable UUID undoes) {

    private static final ScopedValue<Step> CURRENT = ScopedValue.newInstance();

    public static Step begin() {
        return new Step(Ids.next(), null);
    }

    /** The step that what is done now belongs to; empty for one that is a step by itself. */
    public static Optional<Step> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** The part of this step that undoes one line of the record. */
    public Step undoing(UUID line) {
        return new Step(id, line);
    }

    /** Does something as part of this step. */
    public <T> T call(Supplier<T> deed) {
        return ScopedValue.where(CURRENT, this).call(deed::get);
    }
}
