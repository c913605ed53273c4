/** Pages of free form. */
@NullMarked
package org.datapop.catalog.page;

import org.jspecify.annotations.NullMarked;
