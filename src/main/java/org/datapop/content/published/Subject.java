package org.datapop.content.published;

import java.util.Set;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/**
 * Something that has an address and a past.
 *
 * @param types the types of which it lists documents, where it is no document itself; or what the
 *     constants say
 * @param language of those documents
 */
public record Subject(SitePath path, Set<String> types, Language language) {

    /** In place of a type: whatever corrects or clarifies something, of any type. */
    public static final String CORRECTIONS = "*correction";

    /**
     * In place of a type: that there is a list only since the site was first to be seen in the
     * language. Any other is as old as the site.
     */
    public static final String OFFERED = "*offered";

    public Subject {
        types = Set.copyOf(types);
    }
}
