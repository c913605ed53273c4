package org.datapop.redirects;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.datapop.shared.SitePath;
import org.datapop.site.events.PageNotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the addresses that visitors ask for in vain. Nothing of the visitors themselves is kept. A
 * visitor never waits for it: counts are kept in memory and written together every few seconds, and
 * however many addresses somebody makes up, memory and table hold only so many.
 */
@Service
public class NotFoundLog {

    /** How many addresses are kept; of more, those go that were asked for the least. */
    static final int MOST = 1_000;

    private static final int LONGEST_REFERRER = 500;
    private static final int DAYS = 90;
    private static final long SECONDS_20 = 20_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, Seen> unwritten = new HashMap<>();

    NotFoundLog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Seen(int times, String referrer) {}

    /**
     * An address that is asked for in vain.
     *
     * @param lastAt about when, to a few seconds
     * @param referrer where the last one came from who said so, without its query; empty for
     *     nowhere. Anybody can make it up, so it is shown and not linked
     */
    public record Entry(SitePath path, long times, Instant lastAt, String referrer) {}

    /** What couldn't be a redirect's address isn't counted. */
    @EventListener
    void on(PageNotFound event) {
        if (canBeRedirected(event.path())) {
            count(event.path(), origin(event.referrer()));
        }
    }

    private static boolean canBeRedirected(String path) {
        return SitePath.isPath(path)
                && !path.equals(SitePath.HOME.value())
                && !new SitePath(path).isReserved();
    }

    private synchronized void count(String path, String referrer) {
        var seen = unwritten.get(path);
        if (seen != null) {
            var latest = referrer.isEmpty() ? seen.referrer() : referrer;
            unwritten.put(path, new Seen(seen.times() + 1, latest));
        } else if (unwritten.size() < MOST) {
            unwritten.put(path, new Seen(1, referrer));
        }
    }

    /** How many addresses wait to be written. */
    synchronized int waiting() {
        return unwritten.size();
    }

    private synchronized Map<String, Seen> take() {
        var taken = Map.copyOf(unwritten);
        unwritten.clear();
        return taken;
    }

    /** Writes what was counted since. */
    @Scheduled(initialDelay = SECONDS_20, fixedDelay = SECONDS_20)
    @PreDestroy
    void write() {
        var taken = take();
        if (!taken.isEmpty()) {
            transaction.executeWithoutResult(_ -> write(taken));
        }
    }

    private void write(Map<String, Seen> taken) {
        // In one order, so that no two nodes lock crosswise.
        var paths = taken.keySet().stream().sorted().toArray(String[]::new);
        jdbc.sql(
                        """
                        insert into missed_path (path, times, referrer)
                        select * from unnest(:paths, :times, :referrers)
                        on conflict (path) do update set times = missed_path.times + excluded.times, last_at = now(),
                          referrer = case when excluded.referrer = '' then missed_path.referrer else excluded.referrer end\
                        """)
                .param("paths", paths)
                .param(
                        "times",
                        Stream.of(paths)
                                .map(path -> seen(taken, path).times())
                                .toArray(Integer[]::new))
                .param(
                        "referrers",
                        Stream.of(paths)
                                .map(path -> seen(taken, path).referrer())
                                .toArray(String[]::new))
                .update();
        jdbc.sql(
                        """
                        delete from missed_path where last_at < now() - make_interval(days => :days)
                          or path in (select path from missed_path order by times desc, last_at desc offset :most)\
                        """)
                .param("days", DAYS)
                .param("most", MOST)
                .update();
    }

    private static Seen seen(Map<String, Seen> taken, String path) {
        return Objects.requireNonNull(taken.get(path));
    }

    /** The most wanted first. */
    public List<Entry> mostWanted(int howMany) {
        write();
        return jdbc.sql(
                        "select path, times, last_at, referrer from missed_path order by times desc, last_at desc, path limit ?")
                .param(howMany)
                .query((row, _) ->
                        new Entry(
                                new SitePath(row.getString("path")),
                                row.getLong("times"),
                                row.getTimestamp("last_at").toInstant(),
                                row.getString("referrer")))
                .list();
    }

    /** Until somebody asks for it again. */
    public void forget(SitePath path) {
        write();
        jdbc.sql("delete from missed_path where path = ?").param(path.value()).update();
    }

    /** A query may hold what nobody else should read. */
    private static String origin(@Nullable String referrer) {
        if (referrer == null || referrer.length() > LONGEST_REFERRER) {
            return "";
        }
        try {
            var address = new URI(referrer);
            var host = address.getHost();
            return host == null || !String.valueOf(address.getScheme()).matches("https?")
                    ? ""
                    : host + address.getPath();
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
