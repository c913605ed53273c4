package org.datapop.backup;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds and by which digests it is known: the last entry of its file.
 *
 * @param format which form of file this is; a later form gets a higher number
 * @param schema the newest migration of the database it was taken from
 * @param site what the site was called; null in backups from before that was written down
 */
record Manifest(
        int format,
        Instant takenAt,
        String schema,
        @Nullable String site,
        List<TableEntry> tables,
        List<Catalog.Sequence> sequences,
        List<FileEntry> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    Manifest {
        Objects.requireNonNull(takenAt);
        Objects.requireNonNull(schema);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /** The rows of a table in PostgreSQL's COPY text format. */
    record TableEntry(String name, List<String> columns, long rows, long bytes, String sha256) {

        TableEntry {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
            columns = List.copyOf(columns);
        }

        Table table() {
            return new Table(name, columns);
        }

        String entry() {
            return entry(name);
        }

        static String entry(String table) {
            return "tables/" + table + ".copy";
        }
    }

    /** A file by its path below the data folder. */
    record FileEntry(String path, long bytes, String sha256) {

        FileEntry {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sha256);
        }

        String entry() {
            return "files/" + path;
        }

        String folder() {
            return path.substring(0, path.indexOf('/'));
        }
    }

    /** Every entry of the file by its name, each once. */
    HashSet<String> entries() {
        var names = new HashSet<>(List.of(ENTRY));
        tables.forEach(table -> names.add(table.entry()));
        files.forEach(file -> names.add(file.entry()));
        return names;
    }

    /** The folders below the data folder that files belong to. */
    List<String> folders() {
        return files.stream().map(FileEntry::folder).distinct().toList();
    }

    /** How many parts there are to restore. */
    int parts() {
        return tables.size() + folders().size();
    }

    /** How many bytes there are when all is unpacked. */
    long unpacked() {
        return tables.stream().mapToLong(TableEntry::bytes).sum()
                + files.stream().mapToLong(FileEntry::bytes).sum();
    }

    /** How many rows of a table there are; none where that version had no such table. */
    long rows(String table) {
        return tables.stream()
                .filter(entry -> entry.name().equals(table))
                .mapToLong(TableEntry::rows)
                .sum();
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }

    static Manifest of(byte[] json) {
        return JsonMapper.shared().readValue(json, Manifest.class);
    }
}
