package org.datapop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The programs of one PostgreSQL.
 *
 * @param folder holds bin, lib and share
 * @param major 15, 16, …
 */
record Binaries(Path folder, int major) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    static Binaries in(Path folder) throws IOException {
        var postgres = program(folder, "postgres");
        if (!Files.isExecutable(postgres)) {
            throw new DatabaseNotReady(
                    "There is no PostgreSQL in %s: set SITE_DATABASE_BINARIES to a folder that holds bin/postgres, or leave it unset."
                            .formatted(folder));
        }
        var version = VERSION.matcher(Command.run(postgres, "--version"));
        if (!version.find()) {
            throw new IOException(postgres + " does not tell its version");
        }
        return new Binaries(folder, Integer.parseInt(version.group(1)));
    }

    Path program(String name) {
        return program(folder, name);
    }

    private static Path program(Path folder, String name) {
        var windows = System.getProperty("os.name").startsWith("Windows");
        return folder.resolve("bin").resolve(windows ? name + ".exe" : name);
    }
}
