package org.datapop.site.rendering;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.datapop.content.published.Surroundings;
import org.datapop.markup.LinkResolver;
import org.datapop.markup.ResolvedLink;
import org.datapop.markup.ResolvedPicture;
import org.datapop.shared.Language;

/**
 * Resolves the links of a page's texts from what was read with it, so that they stay in its
 * reading.
 *
 * @param origin of the site's own addresses
 */
record PageLinks(Surroundings around, Language language, String prefix, String origin)
        implements LinkResolver {

    @Override
    public Optional<ResolvedLink> content(UUID id) {
        return around.related(id)
                .filter(target -> target.address() != null)
                .map(target ->
                        new ResolvedLink(
                                prefix + target.address(),
                                target.title(),
                                target.language().equals(language) ? null : target.language()));
    }

    @Override
    public Optional<ResolvedPicture> media(UUID id) {
        return Optional.ofNullable(Photo.of(id, around.pictures(), ""))
                .map(photo ->
                        new ResolvedPicture(
                                photo.src(), photo.srcset(), photo.width(), photo.height(), ""));
    }

    /** Today nothing is changed of what its author wrote. */
    @Override
    public String address(String url) {
        if (prefix.isEmpty()) {
            return url;
        }
        var path =
                url.equals(origin)
                        ? "/"
                        : url.replaceFirst("^" + Pattern.quote(origin) + "(?=/)", "");
        return WrittenPath.isPage(path) ? prefix + path : url;
    }
}
