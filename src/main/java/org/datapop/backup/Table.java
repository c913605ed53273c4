package org.datapop.backup;

import java.util.List;
import java.util.stream.Collectors;

/** A table and its columns, but for those that PostgreSQL computes by itself. */
record Table(String name, List<String> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    String copyOut() {
        return "copy " + withColumns() + " to stdout";
    }

    String copyIn() {
        return "copy " + withColumns() + " from stdin";
    }

    String quoted() {
        return quoted(name);
    }

    static String quoted(String name) {
        return "public." + identifier(name);
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String withColumns() {
        return quoted()
                + columns.stream()
                        .map(Table::identifier)
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
