package org.datapop.web;

import jakarta.servlet.ServletRequest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The short number by which a visitor's report and a line of the log find each other. */
final class Incident {

    private static final String ATTRIBUTE = Incident.class.getName();
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom random = new SecureRandom();

    private Incident() {}

    static String open(ServletRequest request) {
        var number = new StringBuilder();
        random.ints(8, 0, LETTERS.length()).forEach(i -> number.append(LETTERS.charAt(i)));
        request.setAttribute(ATTRIBUTE, number.toString());
        return number.toString();
    }

    static @Nullable String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }
}
