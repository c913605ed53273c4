package org.datapop.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Keeps who has which document open, in the database, so that every node sees the same. A window
 * whose page gave no sign for a while counts as closed, whatever became of it. All it does is done
 * in one statement each, so there are no transactions.
 */
@Service
public class Presences {

    /** More windows of one account aren't kept. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final PresencePace pace;

    Presences(JdbcClient jdbc, PresencePace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
    }

    /**
     * A window in which somebody has a document open.
     *
     * @param id as the page was given it
     */
    public record Window(UUID id, UUID document, UUID account) {}

    /**
     * Somebody who is there, in however many windows.
     *
     * @param idle whether they do something in none of them
     * @param unsaved whether they typed something in one of them that isn't saved
     */
    public record Colleague(UUID account, String name, boolean idle, boolean unsaved) {}

    /** What was saved last. */
    public record Newest(UUID revision, Actor author, Instant savedAt) {}

    /**
     * What goes on at a document.
     *
     * @param newest null where nothing was saved yet
     */
    public record Situation(List<Colleague> colleagues, @Nullable Newest newest) {

        /** At a document that doesn't exist, or no more. */
        public static final Situation NOTHING = new Situation(List.of(), null);

        public Situation {
            colleagues = List.copyOf(colleagues);
        }

        public List<Colleague> others(UUID account) {
            return colleagues.stream().filter(one -> !one.account().equals(account)).toList();
        }
    }

    /** A sign of life; of an erased document nothing is kept. */
    public void see(Window window, boolean idle, boolean unsaved) {
        jdbc.sql(
                        """
                        insert into presence as p (window_id, document_id, account_id, idle, unsaved)
                        select :window, d.id, :account, :idle, :unsaved from document d
                        where d.id = :document and d.erased_at is null
                          and (select count(*) from presence where account_id = :account and window_id <> :window) < :most
                        for key share of d
                        on conflict (window_id) do update
                        set seen_at = clock_timestamp(), idle = excluded.idle, unsaved = excluded.unsaved
                        where (p.document_id, p.account_id) = (excluded.document_id, excluded.account_id)\
                        """)
                .param("window", window.id())
                .param("document", window.document())
                .param("account", window.account())
                .param("idle", idle)
                .param("unsaved", unsaved)
                .param("most", MOST)
                .update();
    }

    /** The page was left: it is closed, or another comes in its place in a moment. */
    public void leave(Window window) {
        jdbc.sql(
                        """
                        update presence set unsaved = false,
                          seen_at = least(seen_at, clock_timestamp() - make_interval(secs => :since))
                        where window_id = :window and document_id = :document and account_id = :account\
                        """)
                .param("since", seconds(pace.silence().minus(pace.farewell())))
                .param("window", window.id())
                .param("document", window.document())
                .param("account", window.account())
                .update();
    }

    public Situation at(UUID document) {
        return at(List.of(document)).getOrDefault(document, Situation.NOTHING);
    }

    /** What goes on at each of these documents: whoever has unsaved words first, then by name. */
    public Map<UUID, Situation> at(Collection<UUID> documents) {
        var colleagues = new HashMap<UUID, List<Colleague>>();
        var newest = new HashMap<UUID, Newest>();
        jdbc.sql(
                        """
                        select d.id, r.id as revision, r.author, r.created_at, p.account_id, a.name, p.idle, p.unsaved
                        from document d
                          left join revision r on r.id = d.head_revision
                          left join (select document_id, account_id, bool_and(idle) as idle, bool_or(unsaved) as unsaved
                                     from presence
                                     where document_id = any (:documents)
                                       and seen_at > clock_timestamp() - make_interval(secs => :silence)
                                     group by document_id, account_id) p on p.document_id = d.id
                          left join account a on a.id = p.account_id and a.disabled_at is null
                        where d.id = any (:documents) and d.erased_at is null
                        order by p.unsaved desc, p.idle, a.name, a.id\
                        """)
                .param("documents", documents.toArray(UUID[]::new))
                .param("silence", seconds(pace.silence()))
                .query(row -> {
                    var document = row.getObject("id", UUID.class);
                    var there = colleagues.computeIfAbsent(document, _ -> new ArrayList<>());
                    if (row.getString("name") != null) {
                        there.add(colleague(row));
                    }
                    if (row.getString("revision") != null) {
                        newest.putIfAbsent(document, newest(row));
                    }
                });
        var situations = new HashMap<UUID, Situation>();
        colleagues.forEach((document, there) ->
                situations.put(document, new Situation(there, newest.get(document))));
        return situations;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        return new Colleague(
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getBoolean("idle"),
                row.getBoolean("unsaved"));
    }

    private static Newest newest(ResultSet row) throws SQLException {
        return new Newest(
                row.getObject("revision", UUID.class),
                Actor.of(row.getString("author")),
                row.getTimestamp("created_at").toInstant());
    }

    @Scheduled(
            initialDelayString = "${site.presence.sweep:20s}",
            fixedDelayString = "${site.presence.sweep:20s}")
    void sweep() {
        jdbc.sql(
                        "delete from presence where seen_at < clock_timestamp() - make_interval(secs => :silence)")
                .param("silence", seconds(pace.silence()))
                .update();
    }
}
