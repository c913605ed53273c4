/** The record of who did what, written in the transaction that did it and never changed. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package org.datapop.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
