/** Pictures: the one gate through which they come, their files, and how the web gets them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web"})
package org.datapop.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
