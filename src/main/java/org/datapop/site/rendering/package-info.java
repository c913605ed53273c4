/** The only way a public page is made, whoever asks for it. */
@NullMarked
@NamedInterface("rendering")
package org.datapop.site.rendering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
