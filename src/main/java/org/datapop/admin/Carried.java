package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A field of a form that couldn't be taken yet, and that travels along until it can. */
record Carried(String name, String value) {

    /** Before the names of fields that travel through another form. */
    private static final String MARK = "kept:";

    private static final Pattern WORDS = Pattern.compile("\\S\\s+\\S");

    /** What was posted, but for passwords and what belongs to the way. */
    static List<Carried> of(HttpServletRequest request) {
        return fields(
                request,
                name ->
                        !name.contains("password")
                                && !name.equals(Confirmation.CODE)
                                && !name.equals(Confirmation.PASSKEY)
                                && !name.equals("_csrf"));
    }

    /** What somebody has written rather than chosen: a word or more, and no mark of ours. */
    boolean isWords() {
        return WORDS.matcher(value).find();
    }

    /** What travels along in what was posted, under its first names. */
    static List<Carried> within(HttpServletRequest request) {
        return fields(request, name -> name.startsWith(MARK)).stream()
                .map(field -> new Carried(field.name.substring(MARK.length()), field.value))
                .toList();
    }

    /** What it is called on the way. */
    public String onTheWay() {
        return MARK + name;
    }

    private static List<Carried> fields(HttpServletRequest request, Predicate<String> wanted) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> wanted.test(field.getKey()))
                .flatMap(field ->
                        List.of(field.getValue()).stream()
                                .map(value -> new Carried(field.getKey(), value)))
                .toList();
    }
}
