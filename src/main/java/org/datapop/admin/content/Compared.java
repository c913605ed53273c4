package org.datapop.admin.content;

import java.util.List;
import org.datapop.admin.content.Differences.Difference;
import org.datapop.admin.content.Differences.Said;
import org.datapop.content.History.Entry;

/**
 * Two saves of one document, side by side.
 *
 * @param differences what isn't the same
 * @param same what both say
 */
record Compared(Entry older, Entry newer, List<Difference> differences, List<Said> same) {}
