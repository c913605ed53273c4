package org.datapop.admin.content;

import java.time.Duration;
import java.util.List;
import org.datapop.shared.TypedText;
import org.datapop.sharing.ShareLink;

/**
 * What was chosen for a link, as it was typed.
 *
 * @param label for whom it is
 * @param days for which it is good
 */
record ShareForm(String label, int days) {

    /** The choice there is. */
    static final List<Integer> DAYS = List.of(1, 7, 30, 90);

    private static final int USUAL = 7;

    static ShareForm empty() {
        return new ShareForm("", USUAL);
    }

    boolean isFit() {
        return TypedText.isLine(label.strip(), ShareLink.LONGEST_LABEL);
    }

    Duration life() {
        return Duration.ofDays(DAYS.contains(days) ? days : USUAL);
    }
}
