package org.datapop.markup;

import org.commonmark.node.CustomBlock;

/** A remark that is set apart from the text around it. */
final class Callout extends CustomBlock {}
