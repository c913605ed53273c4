/** Draws the form of any content type, and reads what was typed into it. */
@NullMarked
package org.datapop.admin.form;

import org.jspecify.annotations.NullMarked;
