/** The public web: pages of documents, lists of them, and the answer when there is neither. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "markup",
            "web",
            "catalog",
            "media",
            "content::spi",
            "content::published",
            "search",
            "transparency"
        })
package org.datapop.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
