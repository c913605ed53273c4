package org.datapop.content.spi;

/**
 * The words of a rich text without its markup, for content types whose rules compare texts.
 * Implemented by the kernel.
 */
@FunctionalInterface
public interface PlainText {

    String of(String markdown);
}
