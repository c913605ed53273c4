package org.datapop.admin.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.content.DocumentList;
import org.datapop.content.published.PublishedContent;
import org.datapop.markup.Review;
import org.datapop.media.Pictures;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which links of a document lead a reader of today to nothing. */
@Component
class DeadLinks {

    /** Each costs a page; a text with more is looked at up to here. */
    private static final int MOST_PATHS = 20;

    private final DocumentList documents;
    private final Pictures pictures;
    private final Pages pages;
    private final PublishedContent content;

    DeadLinks(DocumentList documents, Pictures pictures, Pages pages, PublishedContent content) {
        this.documents = documents;
        this.pictures = pictures;
        this.pages = pages;
        this.content = content;
    }

    /**
     * What was found out about the targets of links, of one document or several.
     *
     * @param paths grows with what is asked
     */
    record Known(Map<UUID, String> unseen, Set<UUID> lost, Map<String, Boolean> paths) {}

    /** Looks up in one go where these links lead; what is a path is asked for when it is needed. */
    Known look(Collection<AdviceReading.Link> links) {
        var contents = targets(links, Review.To.CONTENT);
        var media = targets(links, Review.To.MEDIA);
        return new Known(
                contents.isEmpty() ? Map.of() : documents.unseen(contents),
                media.isEmpty() ? Set.of() : pictures.lost(media),
                new HashMap<>());
    }

    /**
     * @param own the thing that the document is about: what leads to it is there once it is public
     */
    List<Advice> among(List<AdviceReading.Link> links, UUID own, Known known) {
        var most = known.paths().size() + MOST_PATHS;
        return links.stream().flatMap(link -> dead(link, own, known, most).stream()).toList();
    }

    private static Set<UUID> targets(Collection<AdviceReading.Link> links, Review.To to) {
        return links.stream()
                .filter(link -> link.lead().to() == to)
                .flatMap(link -> id(link.lead().target()).stream())
                .collect(Collectors.toSet());
    }

    private Optional<Advice> dead(AdviceReading.Link link, UUID own, Known known, int most) {
        var lead = link.lead();
        return switch (lead.to()) {
            case CONTENT ->
                    id(lead.target())
                            .filter(id -> !id.equals(own))
                            .filter(known.unseen()::containsKey)
                            .map(id -> dead(link, Advice.LINK_DEAD, known.unseen().get(id)));
            case MEDIA ->
                    id(lead.target())
                            .filter(known.lost()::contains)
                            .map(_ -> dead(link, Advice.PICTURE_LOST, lead.target()));
            case PATH -> {
                var path = lead.target().replaceFirst("[?#].*", "");
                var looked = known.paths().get(path);
                var isDead =
                        looked == null ? known.paths().size() < most && isNowhere(path) : looked;
                known.paths().put(path, isDead);
                yield isDead ? Optional.of(dead(link, Advice.LINK_DEAD, path)) : Optional.empty();
            }
        };
    }

    private static Advice dead(AdviceReading.Link link, String code, @Nullable String title) {
        var words = link.lead().words();
        return new Advice(
                link.field(),
                code,
                words.isEmpty() ? String.valueOf(title) : words,
                link.lead().at());
    }

    /** What other parts of the site answer isn't asked for. */
    private boolean isNowhere(String path) {
        if (SitePath.isPath(path) && isSystem(new SitePath(path))) {
            return false;
        }
        var status = pages.render(Reading.now(content), Asked.sent(path, null)).status();
        return status == 404 || status == 410;
    }

    private static boolean isSystem(SitePath path) {
        return path.isReserved() && Language.of(path).isEmpty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // typed by hand
        }
    }
}
