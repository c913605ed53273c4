/** Facts about publications that other modules act on after the commit. */
@NullMarked
@NamedInterface("events")
package org.datapop.content.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
