package org.datapop.newsroom;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often presence asks and for how long it believes. No operator has to set it; tests do, which
 * would wait for it.
 *
 * @param sign how often a page is asked for a sign of life while there are no news
 * @param silence after so long without a sign a window counts as closed
 */
@ConfigurationProperties("site.presence")
public record PresencePace(
        @DefaultValue("15s") Duration sign, @DefaultValue("45s") Duration silence) {

    /**
     * So long stands what was left, for a page that comes in its place: nobody seems to go and
     * come.
     */
    Duration farewell() {
        return silence.dividedBy(9);
    }
}
