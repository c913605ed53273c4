/** What is the same on every page. */
@NullMarked
package org.datapop.catalog.site;

import org.jspecify.annotations.NullMarked;
