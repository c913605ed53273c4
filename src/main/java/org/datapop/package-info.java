/** The website of an institution that lives from being trusted and linked to. */
@NullMarked
package org.datapop;

import org.jspecify.annotations.NullMarked;
