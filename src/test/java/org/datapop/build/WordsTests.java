package org.datapop.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every word the site says is in every language, asked for by somebody, and nowhere else. {@link
 * WordRulesTests} shows each rule broken.
 */
class WordsTests {

    private static final Path MAIN = Path.of("src/main");
    private static final Messages ENGLISH = Messages.english();

    /** Every content type has a name, whether or not a page says it (ContentTypeContractTests). */
    private static final String NAMES_OF_TYPES = "type.*";

    /** The words of forms are put together from the places of fields (FormWordsTests). */
    private static final Set<String> WORDS_OF_FORMS =
            Set.of("field.*", "hint.*", "choice.*", "block.*");

    static List<Messages> all() {
        return Messages.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLanguageHasTheSameWords(Messages messages) {
        assertThat(MessageRules.sameKeys(ENGLISH, messages)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLanguageHasPlaceForTheSameArguments(Messages messages) {
        assertThat(MessageRules.sameArguments(ENGLISH, messages)).isEmpty();
        assertThat(MessageRules.completeChoices(messages)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyWordIsWellWritten(Messages messages) {
        assertThat(MessageRules.readable(messages)).isEmpty();
        assertThat(MessageRules.typographicQuotes(messages)).isEmpty();
        assertThat(MessageRules.tidySpaces(messages)).isEmpty();
        assertThat(MessageRules.frenchSpaces(messages)).isEmpty();
    }

    @Test
    void everyWordAskedForByATemplateIsThere() {
        assertThat(found(MAIN, ".html", file -> unknown(WordUses.inTemplate(file)))).isEmpty();
    }

    @Test
    void everyWordAskedForByJavaIsThere() {
        assertThat(found(MAIN, ".java", file -> unknown(WordUses.inJava(file, families()))))
                .isEmpty();
    }

    @Test
    void noWordIsDead() {
        var uses = new TreeSet<>(WORDS_OF_FORMS);
        uses.add(NAMES_OF_TYPES);
        each(MAIN, ".html", (_, text) -> uses.addAll(WordUses.inTemplate(text)));
        each(MAIN, ".java", (_, text) -> uses.addAll(WordUses.inJava(text, families())));
        assertThat(WordUses.unused(uses, ENGLISH.words().keySet())).isEmpty();
    }

    @Test
    void templatesHaveNoWordsOfTheirOwn() {
        assertThat(found(MAIN.resolve("resources/templates"), ".html", LiteralWords::inTemplate))
                .isEmpty();
    }

    @Test
    void scriptsHaveNoWordsOfTheirOwn() {
        assertThat(found(MAIN.resolve("resources/static/js"), ".js", LiteralWords::inScript))
                .isEmpty();
    }

    private static List<String> unknown(Set<String> uses) {
        return WordUses.unknown(uses, ENGLISH.words().keySet());
    }

    private static Set<String> families() {
        return ENGLISH.words().keySet().stream()
                .map(key -> key.replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> found(
            Path folder, String ending, Function<String, List<String>> rule) {
        var found = new java.util.ArrayList<String>();
        each(
                folder,
                ending,
                (file, text) -> rule.apply(text).forEach(what -> found.add(file + ": " + what)));
        return found;
    }

    private static void each(
            Path folder, String ending, java.util.function.BiConsumer<Path, String> read) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                read.accept(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
