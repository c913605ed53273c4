package org.datapop.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A user of the database and how it signs in. */
record Login(String user, String password) {

    /** Opens a connection outside any pool; gives up after a few seconds. */
    Connection connect(String url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user;
    }
}
