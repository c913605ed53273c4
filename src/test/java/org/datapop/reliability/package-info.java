/** Many editors, two nodes, and what goes wrong meanwhile. */
@NullMarked
package org.datapop.reliability;

import org.jspecify.annotations.NullMarked;
