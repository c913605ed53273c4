/** Turns the Markdown that editors write into safe HTML, plain text, headings and links. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.datapop.markup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
