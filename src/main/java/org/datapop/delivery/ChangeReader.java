package org.datapop.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.datapop.delivery.ChangeClock.Change;
import org.datapop.delivery.ChangeClock.Reading;
import org.springframework.stereotype.Component;

/** Reads from the database what the public sees changed, and what time it is there. */
@Component
class ChangeReader {

    private final ChangeClock clock;
    private final SiteTime time;

    ChangeReader(ChangeClock clock, SiteTime time) {
        this.clock = clock;
        this.time = time;
    }

    /**
     * All that isn't known yet; after another database took the place of this one, all there is.
     */
    Reading read(Connection connection) throws SQLException {
        var reading = read(connection, clock.now());
        var isOther = !reading.isOf(clock.epoch()) || reading.newest() < clock.now();
        return isOther ? read(connection, 0) : reading;
    }

    private Reading read(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement("select * from public_changes(?)")) {
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("The first row tells of the state and is always there");
                }
                var epoch = rows.getObject("epoch", UUID.class);
                var newest = rows.getLong("number");
                var since = rows.getLong("known_since");
                time.isNow(rows.getObject("at", OffsetDateTime.class).toInstant());
                var changes = new ArrayList<Change>();
                while (rows.next()) {
                    changes.add(change(rows));
                }
                return new Reading(epoch, newest, since, changes);
            }
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("number"), numbers(row.getArray("tags")), row.getBoolean("erased"));
    }

    private static int[] numbers(Array array) throws SQLException {
        return Stream.of((Integer[]) array.getArray()).mapToInt(Integer::intValue).toArray();
    }
}
