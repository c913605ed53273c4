package org.datapop.content;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.datapop.content.PathLookup.Row;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;

/**
 * Follows a redirect made by hand to its end, so that nobody is sent twice or in a circle, whatever
 * has moved, gone or been redirected since it was made.
 */
final class RedirectTrail {

    /** More in a row are a circle. */
    private static final int MOST = 5;

    private final PathLookup paths;
    private final Places places;

    RedirectTrail(PathLookup paths, Places places) {
        this.paths = paths;
        this.places = places;
    }

    /**
     * @param status for a while as soon as one on the way is
     */
    record End(String target, int status) {

        private End after(int before) {
            return new End(target, before == 301 || before == 308 ? status : before);
        }
    }

    /** Empty where it leads in a circle. */
    Optional<End> end(Instant at, String target, int status) {
        return end(at, new RedirectTarget(target), status, MOST);
    }

    private Optional<End> end(Instant at, RedirectTarget target, int status, int left) {
        var here = new End(target.value(), status);
        var path = target.path().filter(to -> !places.isTaken(to));
        if (path.isEmpty()) {
            return Optional.of(here);
        }
        for (var row : rows(path.get(), at)) {
            if (row.way() <= 2 && row.isLive()) {
                return Optional.of(new End(address(row, target), status));
            }
            if (row.way() == 2) {
                return Optional.of(here); // That it is gone is said there.
            }
            if (row.target() != null) {
                return left == 0
                        ? Optional.empty()
                        : end(at, new RedirectTarget(row.target()), row.status(), left - 1)
                                .map(end -> end.after(status));
            }
        }
        return Optional.of(here);
    }

    /** What was asked for below a folder may be spelled as pages are not. */
    private List<Row> rows(SitePath path, Instant at) {
        var rows = paths.rows(path, at);
        var tidy =
                Arrays.stream(path.value().substring(1).split("/"))
                        .map(segment -> "/" + Slug.of(segment))
                        .collect(Collectors.joining());
        var isThere = rows.getFirst().way() > 0 && rows.getFirst().way() < 4;
        return isThere || tidy.equals(path.value()) ? rows : paths.rows(new SitePath(tidy), at);
    }

    private static String address(Row row, RedirectTarget target) {
        var stretch = row.stretch();
        var address = stretch == null ? null : stretch.address();
        if (address == null) {
            return target.value();
        }
        return address.contains("#") ? address : address + target.tail();
    }
}
