/** Tries what stands around the code: its scripts, and the words it says. */
@NullMarked
package org.datapop.build;

import org.jspecify.annotations.NullMarked;
