package org.datapop.markup;

import java.util.List;

/** Writes HTML with everything escaped, in the one spelling that the allow-list writes as well. */
final class HtmlOut {

    private final StringBuilder html = new StringBuilder();

    /**
     * @param attributes names and values by turns
     */
    void open(String name, List<String> attributes) {
        html.append('<').append(name);
        for (var i = 0; i < attributes.size(); i += 2) {
            html.append(' ').append(attributes.get(i)).append("=\"");
            escape(attributes.get(i + 1));
            html.append('"');
        }
        html.append('>');
    }

    void open(String name, String... attributes) {
        open(name, List.of(attributes));
    }

    void close(String name) {
        html.append("</").append(name).append('>');
    }

    void text(String text) {
        escape(text);
    }

    /** How much was written, for {@link #isBlankSince} and {@link #forgetSince}. */
    int mark() {
        return html.length();
    }

    boolean isEmptySince(int mark) {
        return html.length() == mark;
    }

    /** Whether nothing was written since then that a screen reader would say. */
    boolean isSilentSince(int mark) {
        var since = html.substring(mark);
        return !since.matches("(?s).* alt=\"[^\"]*[^\"\\s].*")
                && since.replaceAll("<[^>]*>", "").isBlank();
    }

    void forgetSince(int mark) {
        html.setLength(mark);
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
