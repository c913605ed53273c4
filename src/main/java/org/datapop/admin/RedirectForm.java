package org.datapop.admin;

import org.datapop.admin.RedirectImport.Line;

/**
 * One redirect as it is typed, where what it covers is chosen in words.
 *
 * @param reach {@code page} for the one address; {@code kept} for it and everything below it, each
 *     to the same place below the new one; {@code dropped} for all of that to the new one
 */
record RedirectForm(String from, String to, int status, String reach) {

    private static final int FOR_GOOD = 301;

    static RedirectForm from(String address) {
        return new RedirectForm(address, "", FOR_GOOD, "page");
    }

    Line line() {
        return switch (reach) {
            case "kept" -> new Line(folder(from), folder(to), status);
            case "dropped" -> new Line(folder(from), to, status);
            default -> new Line(from, to, status);
        };
    }

    /** However much of {@code /*} is typed already. */
    private static String folder(String typed) {
        var text = typed.strip();
        var bare = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        return RedirectImport.withoutSlashes(bare) + "/*";
    }
}
