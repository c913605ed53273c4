/**
 * Finished pages: kept in memory and on disk, dropped when what they say has changed, and sent even
 * while the database is away.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "database",
            "content::published",
            "site::rendering"
        })
package org.datapop.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
