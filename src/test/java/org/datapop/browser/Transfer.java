package org.datapop.browser;

/**
 * One thing that a page asked for.
 *
 * @param type as Playwright calls it: document, stylesheet, image, script, …
 * @param bytes of the body as it was sent, compressed
 */
public record Transfer(String url, String type, int status, int bytes) {}
