/** Those who write, seen by each other: who works on the same document at this moment. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.datapop.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
