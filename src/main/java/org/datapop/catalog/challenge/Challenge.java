package org.datapop.catalog.challenge;

import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;

/**
 * A reason to act.
 *
 * @param position its place among the challenges, from 1
 */
public record Challenge(int position, String name, String summary, Markdown text) implements Body {}
