package org.datapop.admin.content;

import java.util.Set;
import org.datapop.content.spi.Field;
import tools.jackson.databind.JsonNode;

/**
 * Something of which two who began from the same text made different things: a field, a row of a
 * group, or the order of its rows, told by their keys.
 *
 * @param place a field's or a group's key, or that of a row below its group's: {@code turns/a3}
 * @param isOpen whether both changed it, so that somebody has to decide
 * @param before what both began from; missing where there was nothing
 * @param joined what stands there unless somebody decides otherwise
 */
record MergePart(
        String place,
        Field field,
        Changed by,
        boolean isOpen,
        JsonNode before,
        JsonNode mine,
        JsonNode theirs,
        JsonNode joined) {

    /** Whose text. */
    enum Side {
        MINE,
        THEIRS,
        /** What the joining made of both. */
        JOINED
    }

    /** Who changed what both had. */
    enum Changed {
        MINE,
        THEIRS,
        BOTH
    }

    MergePart joinedAs(JsonNode outcome, boolean undecided) {
        return new MergePart(place, field, by, undecided, before, mine, theirs, outcome);
    }

    boolean isRow() {
        return place.contains("/");
    }

    boolean isOrder() {
        return field.hasRows() && !isRow();
    }

    /** The key of the row that it is. */
    String rowKey() {
        return place.substring(place.indexOf('/') + 1);
    }

    JsonNode of(Side side) {
        return switch (side) {
            case MINE -> mine;
            case THEIRS -> theirs;
            case JOINED -> joined;
        };
    }

    /** Whether there is something of both in what the joining made of it. */
    boolean isJoined() {
        return by == Changed.BOTH && !alike(joined, mine) && !alike(joined, theirs);
    }

    /** Whether marks stand in it around what both wrote. */
    boolean isMarked() {
        return Marks.stand(this, joined);
    }

    /** Whether it is contested, and stands as the joining left it, or has its marks. */
    boolean isUndecided(JsonNode now, Set<String> decided) {
        return isOpen && (Marks.stand(this, now) || !decided.contains(place) && alike(now, joined));
    }

    /** Whether two values of it say the same. */
    boolean alike(JsonNode one, JsonNode other) {
        if (isRow()) {
            return Alike.rows(field, one, other);
        }
        return isOrder() ? one.equals(other) : Alike.values(field, one, other);
    }
}
