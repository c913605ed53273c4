package org.datapop.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says of the site's tables; so a backup needs no list of them. */
record Catalog(Connection connection) {

    /** Every ordinary table of the site by its name, whether it is saved or not. */
    List<String> allTables() throws SQLException {
        return names(
                """
                select c.relname from pg_catalog.pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '%s'
                  and not exists (select from pg_catalog.pg_depend d
                                  where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                order by c.relname collate "C"
                """
                        .formatted(Scope.MIGRATIONS));
    }

    /** The tables that are saved, each after those that its rows point to. */
    List<Table> tables() throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        for (var table : allTables()) {
            if (Scope.hasTable(table)) {
                columns.put(table, new ArrayList<>());
            }
        }
        read(
                """
                select c.relname, a.attname
                from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by a.attnum
                """,
                row -> {
                    var known = columns.get(row.getString(1));
                    if (known != null) {
                        known.add(row.getString(2));
                    }
                });
        return inOrder(columns).stream()
                .map(name -> new Table(name, columns.getOrDefault(name, List.of())))
                .toList();
    }

    /** A sequence's name and where it stands. */
    record Sequence(String name, long last, boolean called) {}

    List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        for (var name :
                names(
                        """
                        select relname from pg_catalog.pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"
                        """)) {
            read(
                    "select last_value, is_called from " + Table.quoted(name),
                    row -> sequences.add(new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /** The newest migration that this database has seen, or null where it has seen none. */
    @Nullable String schema() throws SQLException {
        if (names(
                        "select '' from pg_catalog.pg_class where oid = to_regclass('public.%s')"
                                .formatted(Scope.MIGRATIONS))
                .isEmpty()) {
            return null;
        }
        return names(
                        """
                        select version from public.%s where success and version is not null
                        order by installed_rank desc limit 1
                        """
                                .formatted(Scope.MIGRATIONS))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** What the site is called at this moment, in the language it was begun in. */
    @Nullable String siteName() throws SQLException {
        return names(
                        """
                        select p.title from publication p
                          join document d on d.id = p.document_id join content c on c.id = d.content_id
                        where p.type = 'site' and p.kind = 'live' and p.title is not null and p.during @> now()
                        order by p.language <> c.source_language, p.language limit 1
                        """)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Triggers that the site's migrations made and that fire; not those behind foreign keys. */
    record Trigger(String table, String name) {}

    List<Trigger> triggers() throws SQLException {
        var triggers = new ArrayList<Trigger>();
        read(
                """
                select c.relname, t.tgname
                from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                  and not t.tgisinternal and t.tgenabled = 'O'
                order by 1, 2
                """,
                row -> triggers.add(new Trigger(row.getString(1), row.getString(2))));
        return triggers;
    }

    /**
     * Foreign keys that are checked at the end of the transaction need no order, those within a
     * table are checked when it is complete. Two tables that point to each other otherwise couldn't
     * be filled one after the other; a test keeps that from happening unnoticed.
     */
    private List<String> inOrder(Map<String, List<String>> tables) throws SQLException {
        var needs = new LinkedHashMap<String, List<String>>();
        tables.keySet().forEach(table -> needs.put(table, new ArrayList<>()));
        read(
                """
                select t.relname, f.relname
                from pg_catalog.pg_constraint k
                  join pg_catalog.pg_class t on t.oid = k.conrelid
                  join pg_catalog.pg_class f on f.oid = k.confrelid
                where k.contype = 'f' and not k.condeferred and k.conrelid <> k.confrelid
                order by 1, 2
                """,
                row -> {
                    var needed = needs.get(row.getString(1));
                    if (needed != null && needs.containsKey(row.getString(2))) {
                        needed.add(row.getString(2));
                    }
                });
        var done = new ArrayList<String>();
        var known = new HashSet<String>();
        while (done.size() < needs.size()) {
            var next =
                    needs.keySet().stream()
                            .filter(table -> !known.contains(table))
                            .filter(table ->
                                    known.containsAll(needs.getOrDefault(table, List.of())))
                            .findFirst()
                            .orElseThrow(() ->
                                    new BackupFailed(
                                            "The tables of this site point to each other in a circle, so none can be restored first: report this with the version of the site."));
            done.add(next);
            known.add(next);
        }
        return done;
    }

    List<String> names(String sql) throws SQLException {
        var names = new ArrayList<String>();
        read(sql, row -> names.add(row.getString(1)));
        return names;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Row reading) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reading.read(rows);
            }
        }
    }
}
