package org.datapop.backup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Lends one connection to whoever wants to open several, and keeps to itself when its transaction
 * ends.
 */
final class Borrowed extends AbstractDataSource {

    private static final Set<String> NOT_THEIRS = Set.of("commit", "setAutoCommit", "close");

    private final Connection connection;

    Borrowed(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> answer(method, arguments));
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @SuppressWarnings("NullAway") // what a proxy is asked and answers may be null
    private Object answer(Method method, Object[] arguments) throws Throwable {
        if (NOT_THEIRS.contains(method.getName())
                || (method.getName().equals("rollback") && method.getParameterCount() == 0)) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
