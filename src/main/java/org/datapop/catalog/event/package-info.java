/** What happened on the way to the institution. */
@NullMarked
package org.datapop.catalog.event;

import org.jspecify.annotations.NullMarked;
