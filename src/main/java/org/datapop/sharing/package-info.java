/** Lets people without an account read a draft, or the site as it is planned, by a link. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "accounts",
            "content",
            "content::published",
            "site::rendering",
            "web"
        })
package org.datapop.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
