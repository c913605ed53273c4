package org.datapop.content.spi;

import java.util.List;

/**
 * Something wrong with a body, said at its place.
 *
 * @param field where: keys joined by {@code /}, rows by their key ({@code appointments/k1/role})
 * @param problem what: the end of the message key {@code finding.<problem>}
 * @param values what the message needs to be exact, such as a limit
 */
public record Finding(String field, String problem, List<Object> values) {

    /** The problem of a text with characters that no text may have, and that cannot be stored. */
    public static final String CONTROL_CHARACTERS = "controlCharacters";

    public Finding {
        values = List.copyOf(values);
    }

    public static Finding of(String field, String problem, Object... values) {
        return new Finding(field, problem, List.of(values));
    }
}
