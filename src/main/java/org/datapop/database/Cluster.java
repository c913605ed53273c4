package org.datapop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The folder that holds the databases' files; exists completely or not at all. */
final class Cluster {

    static final String SUPERUSER = "postgres";
    private static final String SETTINGS = "site.conf";

    private final Path folder;

    private Cluster(Path folder) {
        this.folder = folder;
    }

    static Cluster in(Path home, Binaries binaries, Passwords passwords) throws IOException {
        var cluster = new Cluster(home.resolve("cluster"));
        if (Files.exists(cluster.folder)) {
            cluster.check(binaries, passwords);
        } else {
            cluster.make(binaries, passwords);
        }
        return cluster;
    }

    Path folder() {
        return folder;
    }

    /** Written anew at each start: this computer only, over TCP only. */
    void configure(int port) throws IOException {
        Files.writeString(
                folder.resolve(SETTINGS),
                """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                timezone = 'UTC'
                log_timezone = 'UTC'
                """
                        .formatted(port));
    }

    /** The port of the last start, or 0: who was connected finds the server there again. */
    int lastPort() throws IOException {
        var settings = folder.resolve(SETTINGS);
        return Files.exists(settings)
                ? Files.readAllLines(settings).stream()
                        .filter(line -> line.startsWith("port = "))
                        .mapToInt(line -> Integer.parseInt(line.substring("port = ".length())))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private void check(Binaries binaries, Passwords passwords) throws IOException {
        if (!Files.exists(folder.resolve("PG_VERSION"))
                || !Files.exists(folder.resolve("global/pg_control"))
                || !Files.exists(passwords.file(SUPERUSER))) {
            throw new DatabaseNotReady(
                    "The folder %s does not hold a complete database of this site: move it away to start anew, restore it from a backup, or point SITE_DATA elsewhere."
                            .formatted(folder));
        }
        var version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(binaries.major()))) {
            throw new DatabaseNotReady(
                    "The folder %s was made by PostgreSQL %s and this site brings PostgreSQL %d: start it with the version of the site that made it, or move the folder away and restore a backup."
                            .formatted(folder, version, binaries.major()));
        }
    }

    private void make(Binaries binaries, Passwords passwords) throws IOException {
        passwords.login(SUPERUSER);
        var part = Folders.part(folder);
        var arguments = new ArrayList<>(List.of("-D", part.toString(), "-U", SUPERUSER));
        arguments.addAll(List.of("--pwfile=" + passwords.file(SUPERUSER), "-A", "scram-sha-256"));
        arguments.addAll(List.of("-E", "UTF8", "--data-checksums", "--no-instructions"));
        arguments.addAll(locale(binaries.major()));
        Command.run(binaries.program("initdb"), arguments.toArray(String[]::new));
        Files.writeString(
                part.resolve("postgresql.conf"),
                "\ninclude_if_exists '" + SETTINGS + "'\n",
                StandardOpenOption.APPEND);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sorts by code point, alike on every system; words for people are sorted by ICU. */
    private static List<String> locale(int major) {
        return major >= 17
                ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
                : List.of("--locale=C.UTF-8", "--lc-messages=C");
    }
}
