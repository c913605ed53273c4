package org.datapop.sharing;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentState;
import org.datapop.content.EditorialContent;
import org.datapop.content.published.PublishedContent;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.Reading.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What somebody reads who was given a link: the site with a draft laid over it, or as it is planned
 * for an instant. Whoever follows a link of its pages stays in it.
 */
@Controller
class SharedController {

    private final Sharing sharing;
    private final DocumentList documents;
    private final EditorialContent editorial;
    private final PublishedContent published;
    private final Pages pages;

    SharedController(
            Sharing sharing,
            DocumentList documents,
            EditorialContent editorial,
            PublishedContent published,
            Pages pages) {
        this.sharing = sharing;
        this.documents = documents;
        this.editorial = editorial;
        this.published = published;
        this.pages = pages;
    }

    /**
     * What a link shows.
     *
     * @param start where it begins
     */
    private record Shown(Reading reading, String start) {}

    @GetMapping(SharedPaths.PREFIX + "**")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        var address = request.getRequestURI();
        var slash = address.indexOf('/', SharedPaths.PREFIX.length());
        var prefix = slash < 0 ? address : address.substring(0, slash);
        var token = prefix.substring(Math.min(prefix.length(), SharedPaths.PREFIX.length()));
        var shown = sharing.open(token).flatMap(link -> shown(link, prefix));
        if (shown.isEmpty()) {
            return pages.refusal(
                            Reading.now(published),
                            SitePath.HOME,
                            404,
                            "shared.ended.title",
                            "shared.ended.text")
                    .answer();
        }
        var path = address.substring(prefix.length());
        return path.isEmpty()
                ? ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create(prefix + shown.get().start()))
                        .build()
                : pages.render(shown.get().reading(), Asked.sent(path, request.getQueryString()))
                        .answer();
    }

    private Optional<Shown> shown(ShareLink link, String prefix) {
        var document = link.document();
        return document == null
                ? Optional.of(
                        new Shown(
                                new Reading(
                                        editorial.timeline(), link.at(), prefix, Notice.PLANNED),
                                SitePath.HOME.value()))
                : documents
                        .find(document)
                        .filter(entry -> entry.state() != DocumentState.TRASHED)
                        .map(entry -> revision(link, entry))
                        .map(revision -> draft(revision, prefix));
    }

    private static @Nullable UUID revision(ShareLink link, DocumentEntry entry) {
        return link.revision() == null ? entry.head() : link.revision();
    }

    /** What has no address of its own, such as the menus, is seen around the home page. */
    private Shown draft(UUID revision, String prefix) {
        return new Shown(
                new Reading(editorial.withDraft(revision), null, prefix, Notice.DRAFT),
                Objects.requireNonNullElse(editorial.addressOf(revision), SitePath.HOME.value()));
    }
}
