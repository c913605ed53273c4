/** News and posts. */
@NullMarked
package org.datapop.catalog.article;

import org.jspecify.annotations.NullMarked;
