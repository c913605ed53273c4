package org.datapop.catalog.mission;

import java.util.List;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;

/** The mission, told in blocks. */
public record Mission(String title, String summary, List<Block> blocks) implements Body {}
