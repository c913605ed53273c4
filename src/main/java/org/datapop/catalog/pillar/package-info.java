/** The pillars on which the institution's work stands. */
@NullMarked
package org.datapop.catalog.pillar;

import org.jspecify.annotations.NullMarked;
