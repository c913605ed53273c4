/** Conversations about the institution, written or filmed, with every answer at an address. */
@NullMarked
package org.datapop.catalog.interview;

import org.jspecify.annotations.NullMarked;
