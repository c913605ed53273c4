/** The content with which a new site opens, so that it is a real site from its first minute. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "content", "content::spi"})
package org.datapop.starter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
