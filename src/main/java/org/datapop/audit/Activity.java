package org.datapop.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.Area;
import org.datapop.shared.Deed.Change;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.datapop.shared.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, when, and what was different before and after. */
@Service
public class Activity {

    private static final String LINES =
            """
            select id, at, actor, what, subject, name, changes, undoes is not null as is_undoing,
                   case when step is null then 1
                        else (select count(*) from activity other where other.step = activity.step) end as together,
                   not exists (select from activity later where later.subject = activity.subject and later.what = activity.what
                     and (later.at, later.id) > (activity.at, activity.id)) as is_latest,
                   (select undoing.actor from activity undoing where undoing.undoes = activity.id limit 1) as undone_by
            from activity\
            """;

    private final JdbcClient jdbc;

    Activity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A deed with its place in the record.
     *
     * @param together how many deeds were done with it in one step, itself included
     * @param isLatest whether nobody has done the same to it since
     * @param undoneBy who undid it; null for nobody
     * @param isUndoing whether it undid another
     */
    public record Entry(
            UUID id,
            Instant at,
            Deed deed,
            int together,
            boolean isLatest,
            @Nullable Actor undoneBy,
            boolean isUndoing) {}

    /**
     * What is looked for; null is anything.
     *
     * @param since the earliest instant
     */
    public record Wanted(
            @Nullable Actor by,
            @Nullable Area area,
            @Nullable UUID subject,
            @Nullable Instant since) {}

    /**
     * Writes a deed down, or undoes it where it can't. That of the starter import isn't: the first
     * page of the record would be nothing else, and each revision names it anyway.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void record(Deed deed) {
        if (deed.by() instanceof Actor.Starter) {
            return;
        }
        var step = Step.current();
        jdbc.sql(
                        """
                        insert into activity (id, actor, what, subject, name, changes, step, undoes)
                        values (:id, :actor, :what, :subject, :name, cast(:changes as jsonb), :step, :undoes)\
                        """)
                .param("id", Ids.next())
                .param("actor", deed.by().id())
                .param("what", deed.what().key())
                .param("subject", deed.subject())
                .param("name", deed.name())
                .param("changes", JsonMapper.shared().writeValueAsString(deed.changes()))
                .param("step", step.map(Step::id).orElse(null))
                .param("undoes", step.map(Step::undoes).orElse(null))
                .update();
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<Entry> list(Wanted wanted, @Nullable UUID after, int howMany) {
        var area = wanted.area();
        var since = wanted.since();
        return jdbc.sql(
                        LINES
                                + """
                                 where (cast(:by as text) is null or actor = :by)
                                  and (cast(:subject as uuid) is null or subject = cast(:subject as uuid))
                                  and (cast(:since as timestamptz) is null or at >= cast(:since as timestamptz))
                                  and (:anything or what = any(:what))
                                  and (cast(:after as uuid) is null
                                       or (at, id) < (select at, id from activity where id = cast(:after as uuid)))
                                order by at desc, id desc limit :howMany\
                                """)
                .param("by", wanted.by() == null ? null : wanted.by().id())
                .param("subject", wanted.subject())
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("anything", area == null)
                .param("what", area == null ? new String[0] : keys(area))
                .param("after", after)
                .param("howMany", howMany)
                .query((row, _) -> entry(row))
                .list();
    }

    /**
     * All that was done in one step with a line of the record, in its order; nothing where there is
     * no such line.
     */
    @Transactional(readOnly = true)
    public List<Entry> step(UUID line) {
        return jdbc.sql(
                        LINES
                                + """
                                 where id = :line or step = (select step from activity where id = :line)
                                order by at, id\
                                """)
                .param("line", line)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Whether nobody has undone it, and nobody else will until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isLeftToUndo(UUID line) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("undo " + line)
                .query((_, _) -> true)
                .list();
        return jdbc.sql("select not exists (select from activity where undoes = ?)")
                .param(line)
                .query(Boolean.class)
                .single();
    }

    private static String[] keys(Area area) {
        return What.of(area).stream().map(What::key).toArray(String[]::new);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                new Deed(
                        Actor.of(row.getString("actor")),
                        What.of(row.getString("what")),
                        row.getObject("subject", UUID.class),
                        row.getString("name"),
                        List.of(
                                JsonMapper.shared()
                                        .readValue(row.getString("changes"), Change[].class))),
                row.getInt("together"),
                row.getBoolean("is_latest"),
                row.getString("undone_by") == null ? null : Actor.of(row.getString("undone_by")),
                row.getBoolean("is_undoing"));
    }
}
