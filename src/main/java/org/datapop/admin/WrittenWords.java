package org.datapop.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a form that couldn't be taken for those who filled it in: what they wrote, under the names
 * that they know.
 */
public interface WrittenWords {

    /** A text, and what its field is called. */
    record Words(String label, String text) {}

    /**
     * @param action where the form was sent to
     * @return empty where that takes no form that is known here
     */
    Optional<List<Words>> of(String action, Map<String, String[]> fields, Locale locale);
}
