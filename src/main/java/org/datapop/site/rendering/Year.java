package org.datapop.site.rendering;

import java.util.List;

/**
 * What is filed under one year.
 *
 * @param name empty for what has no date
 */
record Year(String name, List<Card> cards) {}
