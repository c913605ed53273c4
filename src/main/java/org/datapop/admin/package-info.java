/** The web of those who write the site: its screens, doors and forms. Nobody uses it. */
@NullMarked
@ApplicationModule
package org.datapop.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
