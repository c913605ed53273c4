/** Organizations that founded the institution or work with it. */
@NullMarked
package org.datapop.catalog.organization;

import org.jspecify.annotations.NullMarked;
