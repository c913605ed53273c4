/** What visitors met that others may want to know. */
@NullMarked
@NamedInterface("events")
package org.datapop.site.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
