package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how wide words are in the systems' own fonts, which the server can't see: rather too
 * wide than too narrow, so that in a picture nothing runs into anything else.
 *
 * @param size of the type, in the units of the picture
 */
record LineOfType(double size) {

    private static final String NARROW = "fijlrtI.,:;'’|!()[] ";
    private static final String BROAD = "mwMW@%&—…";

    double width(String words) {
        return size * words.codePoints().mapToDouble(LineOfType::share).sum();
    }

    /** As much of the words as fits, with an ellipsis where something was left out. */
    String cut(String words, double most) {
        var text = words.strip();
        if (width(text) <= most) {
            return text;
        }
        var end = text.length();
        while (end > 0 && width(text.substring(0, end).strip() + "…") > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    /** In lines as wide as is allowed, the last of them cut where there is more. */
    List<String> wrap(String words, double most, int mostLines) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : words.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= most || line.isEmpty() || lines.size() == mostLines - 1) {
                line = longer;
            } else {
                lines.add(cut(line, most));
                line = word;
            }
        }
        lines.add(cut(line, most));
        return lines;
    }

    private static double share(int c) {
        if (NARROW.indexOf(c) >= 0) {
            return .4;
        }
        if (BROAD.indexOf(c) >= 0) {
            return 1.02;
        }
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return 0;
        }
        if (c > 0x24f) {
            return 1.1; // scripts whose widths differ by font
        }
        return Character.isUpperCase(c) ? .78 : .64;
    }
}
