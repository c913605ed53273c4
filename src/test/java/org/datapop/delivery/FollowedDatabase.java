package org.datapop.delivery;

import org.springframework.context.ApplicationContext;

/** For tests that put another database under a running site. */
public final class FollowedDatabase {

    private FollowedDatabase() {}

    /** Lets the site know at once. */
    public static void changed(ApplicationContext site) {
        site.getBean(Following.class).catchUp();
    }
}
