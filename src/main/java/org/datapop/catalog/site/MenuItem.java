package org.datapop.catalog.site;

import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.reference;

import org.datapop.content.spi.Field;
import org.datapop.content.spi.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a menu: a document, or a path of this site for the lists that are no documents.
 *
 * @param label empty for the document's own title
 */
public record MenuItem(String key, String label, @Nullable Reference target, String path) {

    static Field field(String key) {
        return group(
                key,
                line("label").max(40).translatable(),
                reference("target"),
                line("path").max(200));
    }
}
