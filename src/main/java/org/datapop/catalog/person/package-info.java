/** The people of the institution and of its founding story. */
@NullMarked
package org.datapop.catalog.person;

import org.jspecify.annotations.NullMarked;
