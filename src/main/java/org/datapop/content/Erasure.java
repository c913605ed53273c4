package org.datapop.content;

import java.util.UUID;
import org.datapop.content.events.ContentErased;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes a document's words for ever, from its history too: for court orders and for people who
 * have the right to it.
 */
@Service
public class Erasure {

    private final Documents documents;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Erasure(Documents documents, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.documents = documents;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * @param reason what readers of its address are told; must not repeat what is erased
     */
    @Transactional
    public void erase(UUID id, String reason, Actor by) {
        var document = documents.getLocked(id);
        jdbc.sql("select erase(:document, :reason, :by)")
                .param("document", id)
                .param("reason", reason)
                .param("by", by.id())
                .query((_, _) -> "")
                .single();
        events.publishEvent(new Deed(by, What.ERASED, id, ""));
        events.publishEvent(
                new ContentErased(
                        document.content().getId(),
                        id,
                        document.content().type(),
                        document.language(),
                        by));
    }
}
