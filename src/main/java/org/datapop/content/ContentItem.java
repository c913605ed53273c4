package org.datapop.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.datapop.shared.Language;

/** The thing that documents in several languages tell of. */
@Entity
@Table(name = "content")
class ContentItem extends Stored {

    private String type;

    @Column(name = "source_language")
    private String sourceLanguage;

    private boolean single;

    ContentItem(UUID id, String type, Language sourceLanguage, boolean single) {
        super(id);
        this.type = type;
        this.sourceLanguage = sourceLanguage.tag();
        this.single = single;
    }

    @SuppressWarnings("NullAway.Init")
    protected ContentItem() {
        super(new UUID(0, 0));
    }

    String type() {
        return type;
    }

    Language sourceLanguage() {
        return new Language(sourceLanguage);
    }
}
