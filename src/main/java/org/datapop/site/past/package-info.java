/**
 * The site of any day, as RFC 7089 (Memento) lets programs ask for it: the page of an instant, the
 * way from a date to it, and the list of all.
 */
@NullMarked
package org.datapop.site.past;

import org.jspecify.annotations.NullMarked;
