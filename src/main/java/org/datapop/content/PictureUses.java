package org.datapop.content;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells where a picture is used, for whoever wants to erase one that nobody would miss. */
@Service
public class PictureUses {

    private final JdbcClient jdbc;

    PictureUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether it stands in any text, be it old or only kept aside. Nothing that is saved meanwhile
     * gets it before the transaction ends that asks.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isAnywhere(UUID media) {
        jdbc.sql("select id from media where id = ? for update").param(media).query().listOfRows();
        return jdbc.sql(
                        """
                        select exists (select from media_use where media_id = :media)
                            or exists (select from working_copy where position(:name in body::text) > 0)\
                        """)
                .param("media", media)
                .param("name", media.toString())
                .query(Boolean.class)
                .single();
    }
}
