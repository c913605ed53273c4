package org.datapop.web;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Something the site can't do without, such as its database, is away for the moment. Thrown from
 * any controller or filter it becomes a plain 503 that tells the visitor when to come back.
 */
public class Unavailable extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Duration retryAfter;

    /**
     * @param message for the log; a visitor never sees it
     * @param retryAfter sent as {@code Retry-After}, in whole seconds
     */
    public Unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * What failed, if it is that something is away: a lost database is nobody's fault here and
     * mostly over soon. Null for any other failure.
     */
    public static @Nullable Unavailable of(Throwable failure) {
        var away = find(failure, Unavailable.class);
        if (away != null) {
            return away;
        }
        var isLost =
                find(failure, DataAccessResourceFailureException.class) != null
                        || find(failure, CannotCreateTransactionException.class) != null
                        || isConnectionLost(find(failure, SQLException.class));
        return isLost ? new Unavailable("The database does not answer", SOON, failure) : null;
    }

    /**
     * When a connection breaks in the midst of a transaction, all that arrives here may be that not
     * even the rollback was possible: that is said by the pool, which knows no SQLSTATE. What the
     * database says of the connection is of class 08 or 57P.
     */
    private static boolean isConnectionLost(@Nullable SQLException failure) {
        if (failure == null) {
            return false;
        }
        var state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** What of a kind is among the causes of a failure; null for nothing. */
    static <T> @Nullable T find(Throwable failure, Class<T> type) {
        for (var t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    /** The value of {@code Retry-After}. */
    String retryAfter() {
        return Long.toString(retryAfter.toSeconds());
    }
}
