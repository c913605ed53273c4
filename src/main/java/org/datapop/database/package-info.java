/**
 * The PostgreSQL the site stands on: its own server or an institution's, and the roles that reach
 * it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.datapop.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
