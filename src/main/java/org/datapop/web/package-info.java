/**
 * What every answer owes, whoever makes it: the right host, the headers, the assets and a plain
 * word when something fails.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.datapop.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
