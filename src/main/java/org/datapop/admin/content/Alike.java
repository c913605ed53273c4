package org.datapop.admin.content;

import org.datapop.content.spi.Field;
import tools.jackson.databind.JsonNode;

/** Whether two values say the same, however loosely a form or a file wrote them down. */
final class Alike {

    private Alike() {}

    static boolean values(Field field, JsonNode one, JsonNode other) {
        if (isNothing(field, one) || isNothing(field, other)) {
            return isNothing(field, one) && isNothing(field, other);
        }
        return switch (field.kind()) {
            case GROUP, BLOCKS -> groups(field, one, other);
            case PICTURE ->
                    one.path("media").asString("").equals(other.path("media").asString(""))
                            && one.path("alt").asString("").equals(other.path("alt").asString(""))
                            && one.path("decorative").asBoolean(false)
                                    == other.path("decorative").asBoolean(false);
            case REFERENCES -> one.equals(other);
            default -> one.asString("").equals(other.asString(""));
        };
    }

    /** Rows of one group; where either is missing both have to be. */
    static boolean rows(Field group, JsonNode one, JsonNode other) {
        var kind = one.path("kind").asString("");
        return one.isMissingNode() == other.isMissingNode()
                && kind.equals(other.path("kind").asString(""))
                && group.fieldsOf(kind).stream()
                        .allMatch(
                                part -> values(part, one.path(part.key()), other.path(part.key())));
    }

    private static boolean groups(Field group, JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var i = 0; i < one.size(); i++) {
            var isSameRow = one.get(i).path("key").equals(other.get(i).path("key"));
            if (!isSameRow || !rows(group, one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(Field field, JsonNode value) {
        return switch (field.kind()) {
            case GROUP, BLOCKS, REFERENCES -> value.isEmpty();
            case PICTURE ->
                    value.path("media").asString("").isEmpty()
                            && value.path("alt").asString("").isEmpty();
            case NUMBER -> value.asString("0").matches("0?");
            case FLAG -> !value.asBoolean(false);
            default -> value.asString("").isEmpty();
        };
    }
}
