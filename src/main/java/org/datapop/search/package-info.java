/** Finds what is live by the words in it, read as the public reads. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.datapop.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
