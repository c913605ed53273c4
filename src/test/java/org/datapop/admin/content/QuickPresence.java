package org.datapop.admin.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.datapop.SiteTest;
import org.springframework.test.context.TestPropertySource;

/** The whole site, where nobody waits for long to see who else is there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SiteTest
@TestPropertySource(
        properties = {
            "site.presence.look=200ms",
            "site.presence.sign=1s",
            "site.presence.silence=9s",
            "site.presence.sweep=1s"
        })
@interface QuickPresence {}
