package org.datapop.reliability;

import java.time.Clock;
import java.time.Duration;
import org.datapop.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The site with a clock that goes ahead of all others. */
final class EarlyNode {

    /** By how many seconds: a system property. */
    static final String AHEAD = "ahead";

    private EarlyNode() {}

    static void main(String[] args) {
        var ahead = Duration.ofSeconds(Long.getLong(AHEAD, 0));
        var site = new SpringApplication(Application.class);
        site.addInitializers(context ->
                ((GenericApplicationContext) context)
                        .registerBean(
                                "clockOfThisNode",
                                Clock.class,
                                () -> Clock.offset(Clock.systemUTC(), ahead),
                                bean -> bean.setPrimary(true)));
        site.run(args);
    }
}
