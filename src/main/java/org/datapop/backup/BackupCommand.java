package org.datapop.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.datapop.database.DatabaseNotReady;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What the program does instead of starting the site when its first word is a command. */
public final class BackupCommand {

    private static final String USAGE =
            """
            There are two commands:
              backup [file]    saves the whole site into one file, by default into the data folder
              restore file     fills an empty installation with one, while the site is stopped\
            """;

    private BackupCommand() {}

    /** The settings come first or last, as in {@code --server.port=80}; they are no command. */
    public static boolean isMeant(String... arguments) {
        return !words(arguments).isEmpty();
    }

    /** The status with which the program ends: 0 when all was done. */
    public static int run(String... arguments) {
        var words = words(arguments);
        var settings = Stream.of(arguments).filter(one -> !words.contains(one)).toList();
        try {
            switch (words.getFirst() + words.size()) {
                case "backup1" -> backup(settings);
                case "backup2" -> backup(settings, Path.of(words.get(1)));
                case "restore2" -> restore(settings, Path.of(words.get(1)));
                default -> throw new BackupFailed(USAGE);
            }
            return 0;
        } catch (BackupFailed | DatabaseNotReady e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static void backup(List<String> settings) {
        with(
                settings,
                site -> say("Saved as " + new Backups(site).take(BackupCommand::say).file()));
    }

    private static void backup(List<String> settings, Path file) {
        with(
                settings,
                site -> {
                    new Backups(site).takeTo(file, BackupCommand::say);
                    say("Saved as " + file);
                });
    }

    /** The file is read to its end before a database is started or made for it. */
    private static void restore(List<String> settings, Path file) {
        try (var archive = Archive.open(file)) {
            archive.check(BackupCommand::say);
            with(
                    settings,
                    site -> {
                        new Restoring(site, archive, BackupCommand::say).run();
                        say(
                                "Restored as it was at %s. Start the site now."
                                        .formatted(archive.manifest().takenAt()));
                    });
        }
    }

    /** The database and nothing else of the site: no pages, no starter content, no migrations. */
    @ComponentScan("org.datapop.database")
    @Import(BackupConfiguration.class)
    static final class Parts {}

    private static void with(List<String> settings, Consumer<Installation> work) {
        try (var parts =
                new SpringApplicationBuilder(Parts.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .logStartupInfo(false)
                        .run(settings.toArray(String[]::new))) {
            work.accept(parts.getBean(Installation.class));
        } catch (BeansException e) {
            throw e.getRootCause() instanceof DatabaseNotReady told ? told : e;
        }
    }

    private static List<String> words(String... arguments) {
        return Stream.of(arguments).filter(one -> !one.startsWith("--")).toList();
    }

    private static void say(Step step) {
        if (step.done()) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%s %s %s: %,d %s, %,d bytes (%d of %d)",
                            capital(step.deed()),
                            small(step.part()),
                            step.what(),
                            step.items(),
                            step.part() == Step.Part.TABLE ? "rows" : "files",
                            step.bytes(),
                            step.number(),
                            step.of()));
        }
    }

    private static String capital(Step.Deed deed) {
        return deed.name().charAt(0) + deed.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String small(Step.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static void say(String line) {
        IO.println(line);
    }
}
