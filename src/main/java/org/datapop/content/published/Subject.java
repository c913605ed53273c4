package org.datapop.content.published;

import java.util.Set;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/**
 * Something that has an address and a past.
 *
 * @param types the types of which it lists documents, where it is no document itself
 * @param language of those documents
 */
public record Subject(SitePath path, Set<String> types, Language language) {

    public Subject {
        types = Set.copyOf(types);
    }
}
