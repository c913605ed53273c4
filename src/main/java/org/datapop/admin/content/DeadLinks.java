package org.datapop.admin.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param own the thing that the document is about: what leads to it is there once it is public
     */
    List<Advice> among(List<AdviceReading.Link> links, UUID own) {
        var contents =
                links.stream()
                        .filter(link -> link.lead().to() == Review.To.CONTENT)
                        .flatMap(link -> id(link.lead().target()).stream())
                        .filter(id -> !id.equals(own))
                        .collect(Collectors.toSet());
        var unseen = contents.isEmpty() ? Map.<UUID, String>of() : documents.unseen(contents);
        var known = new HashMap<String, Boolean>();
        return links.stream().flatMap(link -> dead(link, unseen, known).stream()).toList();
    }

    private Optional<Advice> dead(
            AdviceReading.Link link, Map<UUID, String> unseen, Map<String, Boolean> known) {
        var lead = link.lead();
        return switch (lead.to()) {
            case CONTENT ->
                    id(lead.target())
                            .filter(unseen::containsKey)
                            .map(id -> dead(link, Advice.LINK_DEAD, unseen.get(id)));
            case MEDIA ->
                    id(lead.target())
                            .filter(id -> known.computeIfAbsent(lead.target(), _ -> isLost(id)))
                            .map(_ -> dead(link, Advice.PICTURE_LOST, lead.target()));
            case PATH -> {
                var path = lead.target().replaceFirst("[?#].*", "");
                var looked = known.get(path);
                var isDead = looked == null ? known.size() < MOST_PATHS && isNowhere(path) : looked;
                known.put(path, isDead);
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

    private boolean isLost(UUID media) {
        return pictures.find(media).filter(picture -> picture.erasedAt() == null).isEmpty();
    }

    /** What other parts of the site answer isn't asked for. */
    private boolean isNowhere(String path) {
        if (SitePath.isPath(path) && isSystem(new SitePath(path))) {
            return false;
        }
        var status = pages.render(Reading.now(content), Asked.sent(path, Map.of())).status();
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
