/**
 * The kernel: documents, immutable revisions and the timeline of what the public saw, sees and will
 * see.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "markup"})
package org.datapop.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
