package org.datapop.catalog.page;

import java.util.List;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;

/** A page of blocks, for whatever has no type of its own. */
public record Page(String title, String summary, List<Block> blocks) implements Body {}
