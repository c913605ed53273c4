package org.datapop.markup;

import java.util.regex.Pattern;

/**
 * Marks {@code […]} and {@code [...]} as passages that were left out, so that they are said and not
 * spelled. An escaped bracket stays a bracket.
 */
final class Omissions {

    private static final Pattern MARK = Pattern.compile("\\[(…|\\.\\.\\.)]");

    private Omissions() {}

    static void write(String text, HtmlOut out, Words words) {
        var mark = MARK.matcher(text);
        var from = 0;
        while (mark.find()) {
            out.text(text.substring(from, mark.start()));
            out.open("span", "class", "omission", "role", "img", "aria-label", words.omission());
            out.text(mark.group());
            out.close("span");
            from = mark.end();
        }
        out.text(text.substring(from));
    }
}
