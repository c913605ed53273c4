/** What a content type is made of, and all that it may know of the kernel. */
@NullMarked
@NamedInterface("spi")
package org.datapop.content.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
