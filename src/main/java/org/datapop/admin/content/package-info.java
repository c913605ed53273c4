/** Lists of documents and the screens of one. */
@NullMarked
package org.datapop.admin.content;

import org.jspecify.annotations.NullMarked;
