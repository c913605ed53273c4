/** What attackers type. */
@NullMarked
package org.datapop.attack;

import org.jspecify.annotations.NullMarked;
