/** Value types that every module speaks in. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.datapop.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
