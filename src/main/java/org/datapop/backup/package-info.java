/** Takes the whole site into one file while it runs, and restores it into an empty installation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database"})
package org.datapop.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
