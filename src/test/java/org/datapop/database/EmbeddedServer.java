package org.datapop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What tests see of a server from outside: its process, and a word kept in it. */
record EmbeddedServer(Path home) {

    Path cluster() {
        return home.resolve("cluster");
    }

    ProcessHandle process() throws IOException {
        return PidFile.in(cluster()).flatMap(PidFile::process).orElseThrow();
    }

    boolean isRunning() throws IOException {
        return PidFile.in(cluster()).flatMap(PidFile::process).isPresent();
    }

    void kill() throws IOException {
        var process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    void keep(String url, String word) throws IOException, SQLException {
        try (var connection = owner().connect(url);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (word text)");
            statement.execute("insert into kept values ('" + word + "')");
        }
    }

    String kept(String url) throws IOException, SQLException {
        try (var connection = owner().connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(word, ' ') from kept")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private Login owner() throws IOException {
        return new Passwords(home.resolve("passwords")).login(Provisioning.OWNER);
    }
}
