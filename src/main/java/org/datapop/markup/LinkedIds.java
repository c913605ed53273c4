package org.datapop.markup;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** What a text of this site points to, so that links can be kept in a table. */
final class LinkedIds {

    private final Set<UUID> content = new LinkedHashSet<>();
    private final Set<UUID> media = new LinkedHashSet<>();

    private LinkedIds() {}

    static LinkedIds of(Node document) {
        var ids = new LinkedIds();
        Walk.through(document, ids::add, _ -> {});
        return ids;
    }

    Set<UUID> content() {
        return content;
    }

    Set<UUID> media() {
        return media;
    }

    private void add(Node node) {
        switch (node) {
            case Link link -> LinkTarget.of(link.getDestination()).ifPresent(this::addLink);
            case Image image -> LinkTarget.of(image.getDestination()).ifPresent(this::addPicture);
            default -> {}
        }
    }

    private void addLink(LinkTarget target) {
        if (target instanceof LinkTarget.Content(var id, _)) {
            content.add(id);
        }
        addPicture(target);
    }

    private void addPicture(LinkTarget target) {
        if (target instanceof LinkTarget.Media(var id)) {
            media.add(id);
        }
    }
}
