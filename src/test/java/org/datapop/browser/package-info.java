/** Tries pages in a real browser, and holds their HTML and accessibility to the standards. */
@NullMarked
package org.datapop.browser;

import org.jspecify.annotations.NullMarked;
