package org.datapop.markup;

import org.commonmark.node.CustomBlock;

/** Words of the text, shown once more for the eye. */
final class PullQuote extends CustomBlock {}
