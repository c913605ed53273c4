/** The challenges that were the reason to found the institution. */
@NullMarked
package org.datapop.catalog.challenge;

import org.jspecify.annotations.NullMarked;
