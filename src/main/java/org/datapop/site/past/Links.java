package org.datapop.site.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.datapop.web.HttpDate;
import org.jspecify.annotations.Nullable;

/** Links as RFC 8288 writes them in a header, and RFC 6690 in a list of their own. */
final class Links {

    private final List<String> links = new ArrayList<>();

    /**
     * @param rel one or several relations
     * @param datetime of a memento; null for anything else
     */
    Links add(String target, String rel, @Nullable Instant datetime) {
        return add(
                target, rel, datetime == null ? "" : "; datetime=\"" + HttpDate.of(datetime) + '"');
    }

    Links add(String target, String rel) {
        return add(target, rel, "");
    }

    /**
     * @param more attributes, each after a semicolon
     */
    Links add(String target, String rel, String more) {
        links.add('<' + target + ">; rel=\"" + rel + '"' + more);
        return this;
    }

    String joined(String separator) {
        var joined = new StringJoiner(separator);
        links.forEach(joined::add);
        return joined.toString();
    }

    @Override
    public String toString() {
        return joined(", ");
    }
}
