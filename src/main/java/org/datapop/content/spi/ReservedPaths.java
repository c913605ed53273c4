package org.datapop.content.spi;

import java.util.Set;
import org.datapop.shared.SitePath;

/**
 * Names paths that no document may have, because something else answers there. Modules offer beans
 * of this type.
 */
@FunctionalInterface
public interface ReservedPaths {

    Set<SitePath> paths();
}
