/** Reads what is live at an instant; nothing here can name a draft. */
@NullMarked
@NamedInterface("published")
package org.datapop.content.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
