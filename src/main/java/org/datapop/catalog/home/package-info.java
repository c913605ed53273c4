/** The first page. */
@NullMarked
package org.datapop.catalog.home;

import org.jspecify.annotations.NullMarked;
