package org.datapop.backup;

import java.util.Set;

/**
 * What belongs into a backup: everything, but for what is named here. So nobody has to remember the
 * backup when a table or a folder is added.
 */
final class Scope {

    /** Flyway's own, which is written anew by the migrations of the restored database. */
    static final String MIGRATIONS = "flyway_schema_history";

    /** Holds a row from the first, by which this database is told from its copies. */
    static final String EPOCH = "public_epoch";

    /**
     * Made anew from others, or worth nothing elsewhere and tomorrow: who is signed in, who tried,
     * links that have been sent, what a passkey is to sign, mails, what was asked for in vain, who
     * has what open, and what finished pages follow.
     */
    static final Set<String> PASSING_TABLES =
            Set.of(
                    "search_entry",
                    "search_word",
                    "staff_session",
                    "staff_session_attributes",
                    "attempt",
                    "one_time_link",
                    "share_link",
                    "passkey_challenge",
                    "mail",
                    "missed_path",
                    "presence",
                    "public_change",
                    EPOCH);

    /**
     * The database's own files, the backups themselves, finished pages, and what a file system
     * keeps.
     */
    private static final Set<String> OTHER_FOLDERS =
            Set.of("postgres", "backups", "pages", "lost+found");

    private Scope() {}

    static boolean hasTable(String name) {
        return !name.equals(MIGRATIONS) && !PASSING_TABLES.contains(name);
    }

    /** Of a folder directly below the data folder; one that begins with a dot is a tool's. */
    static boolean hasFolder(String name) {
        return !OTHER_FOLDERS.contains(name) && !name.startsWith(".");
    }
}
