package org.datapop.build;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The words of one language, as their file has them.
 *
 * @param repeated keys that stand in the file more than once
 */
record Messages(Locale language, Map<String, String> words, Set<String> repeated) {

    private static final Path FOLDER = Path.of("src/main/resources");

    static Messages english() {
        return read(FOLDER.resolve("messages.properties"));
    }

    static List<Messages> translations() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> name(file).matches("messages_.+\\.properties"))
                    .sorted()
                    .map(Messages::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Messages> all() {
        var all = new ArrayList<>(translations());
        all.addFirst(english());
        return all;
    }

    static Messages of(String language, String text) {
        var repeated = new TreeSet<String>();
        var words = new TreeMap<String, String>();
        // A map would keep the last of two words with the same key and say nothing.
        var properties =
                new Properties() {
                    @Override
                    public synchronized Object put(Object key, Object value) {
                        if (words.put((String) key, (String) value) != null) {
                            repeated.add((String) key);
                        }
                        return value;
                    }
                };
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Messages(Locale.forLanguageTag(language), words, repeated);
    }

    private static Messages read(Path file) {
        var language = name(file).replaceAll("messages_?|\\.properties", "");
        try {
            return of(language.isEmpty() ? "en" : language, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
