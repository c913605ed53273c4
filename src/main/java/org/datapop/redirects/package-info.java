/** What was asked for and not found, so that it can be led to where things are now. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "site::events"})
package org.datapop.redirects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
