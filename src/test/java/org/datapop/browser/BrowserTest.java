package org.datapop.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that takes a {@link Browser} as parameter. Without an installed Chromium or Chrome it is
 * skipped, with {@code CI=true} it fails. After each test the browser must have been {@link
 * Browser#assertQuiet quiet}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({BrowserCondition.class, BrowserExtension.class})
public @interface BrowserTest {}
