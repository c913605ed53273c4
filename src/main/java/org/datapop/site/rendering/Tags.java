package org.datapop.site.rendering;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/** Gathers what a page depends on. */
final class Tags {

    private final Set<String> tags = new HashSet<>();

    static Set<String> of(
            SitePath path, @Nullable Snapshot document, Wanted wanted, Surroundings around) {
        var gathered = new Tags();
        gathered.tags.add("site");
        gathered.tags.add("path:" + path);
        wanted.lists().forEach(list -> gathered.list(list, wanted));
        around.lists().values().forEach(gathered::contents);
        gathered.contents(around.related().values());
        gathered.contents(around.mentions());
        gathered.contents(around.alternates());
        around.missing().forEach(missing -> gathered.tags.add("content:" + missing));
        around.pictures().keySet().forEach(picture -> gathered.tags.add("picture:" + picture));
        if (document != null) {
            gathered.tags.add("content:" + document.content());
            gathered.tags.add("mentions:" + document.content());
        }
        return gathered.tags;
    }

    /** Of an address that leads elsewhere or nowhere: any other may change that. */
    static Set<String> ofFormer(SitePath path, Wanted wanted, Surroundings around) {
        var tags = new HashSet<>(of(path, null, wanted, around));
        tags.add("pages");
        tags.add("redirects");
        return tags;
    }

    private void list(ListQuery list, Wanted wanted) {
        tags.add("list:" + list.type() + ":" + wanted.language());
    }

    private void contents(Collection<Snapshot> snapshots) {
        snapshots.forEach(snapshot -> tags.add("content:" + snapshot.content()));
    }
}
