/**
 * Takes the whole site into one file while it runs, and restores it into an empty installation or
 * in place of the starter content.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "shared"})
package org.datapop.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
