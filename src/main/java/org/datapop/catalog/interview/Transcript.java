package org.datapop.catalog.interview;

import java.util.ArrayList;
import java.util.List;
import org.datapop.content.spi.Finding;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must be there to read: anything at all unless the interview was only announced, and every
 * word of a video, for those who can't hear or load it.
 */
final class Transcript {

    private Transcript() {}

    static List<Finding> broken(ObjectNode interview) {
        var findings = new ArrayList<Finding>();
        var announced = interview.path("completeness").asString("").equals("announced");
        var video = !interview.path("video").asString("").isBlank();
        if (interview.path("turns").isEmpty()) {
            if (video) {
                findings.add(Finding.of("turns", "transcriptMissing"));
            } else if (!announced) {
                findings.add(Finding.of("turns", "required"));
            }
        }
        if (announced && video) {
            findings.add(Finding.of("completeness", "noLongerAnnounced"));
        }
        return findings;
    }
}
