package org.datapop.content;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words around every page. */
public final class WordsOfTheSite {

    private WordsOfTheSite() {}

    /** Whoever publishes them again as they are lets nothing be true that is kept. */
    public static Publishing.Order again(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select document_id, revision_id from publication
                        where type = 'site' and live_until is null and language = 'en'\
                        """)
                .query((row, _) ->
                        new Publishing.Order(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                null,
                                "",
                                null,
                                null))
                .single();
    }
}
