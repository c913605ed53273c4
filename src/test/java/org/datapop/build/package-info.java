/** Tries the scripts around the code. */
@NullMarked
package org.datapop.build;

import org.jspecify.annotations.NullMarked;
