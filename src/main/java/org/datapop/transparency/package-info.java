/**
 * The log of what was published: chained, signed, and open to everybody who wants to prove what
 * stood here on a day.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web"})
package org.datapop.transparency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
