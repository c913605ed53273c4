/** What the institution is for. */
@NullMarked
package org.datapop.catalog.mission;

import org.jspecify.annotations.NullMarked;
