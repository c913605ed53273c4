package org.datapop.transparency;

import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said in public, as a text that everybody can hash: lines that say of what, an empty one,
 * and the words. The salt keeps others from guessing what an erased one said.
 */
record Statement(String text) {

    static Statement of(Event event, byte[] salt) {
        var text = new StringBuilder("statement 1\n");
        line(text, "salt", HexFormat.of().formatHex(salt));
        line(text, "kind", event.kind());
        line(text, "at", LogInstant.of(event.at()));
        line(text, "document", event.document());
        line(text, "content", event.content());
        line(text, "type", event.type());
        line(text, "language", event.language());
        line(text, "address", Objects.requireNonNullElse(event.address(), "-"));
        text.append('\n');
        words(event).forEach(words -> text.append(words).append('\n'));
        return new Statement(text.toString());
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    /**
     * Each line once. Names by which lists are sorted are for no reader, unless they are the title.
     */
    private static Collection<String> words(Event event) {
        var words = new LinkedHashSet<String>();
        lines(event.words()).filter(line -> !line.equals(event.sortKey())).forEach(words::add);
        var all = new LinkedHashSet<String>();
        lines(event.title()).forEach(all::add);
        lines(event.summary()).forEach(all::add);
        all.addAll(words);
        lines(event.reason()).forEach(all::add);
        return all;
    }

    private static Stream<String> lines(@Nullable String text) {
        return text == null
                ? Stream.empty()
                : text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    byte[] commitment() {
        return Sha256.of(text);
    }
}
