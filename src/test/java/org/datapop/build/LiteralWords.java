package org.datapop.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Finds words that a person would see or hear in no language but the author's. */
final class LiteralWords {

    /** Attributes that are read out, shown, or sent as a description. */
    private static final Set<String> READ =
            Set.of(
                    "abbr",
                    "alt",
                    "aria-braillelabel",
                    "aria-description",
                    "aria-label",
                    "aria-placeholder",
                    "aria-roledescription",
                    "aria-valuetext",
                    "label",
                    "placeholder",
                    "srcdoc",
                    "summary",
                    "title");

    private static final Set<String> BUTTONS = Set.of("button", "reset", "submit");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}\\s+\\p{L}|^\\p{Lu}\\p{Ll}");

    /** What a script may say to the browser, or to whoever reads its console. */
    private static final Pattern TO_A_MACHINE =
            Pattern.compile(
                    "(?:querySelector(?:All)?|closest|matches|Error|console\\.\\w+)\\(\\s*.$");

    private static final Pattern NAME_OF_A_KEY =
            Pattern.compile(
                    "Alt|Backspace|Control|Delete|End|Enter|Escape|Home|Meta|PageDown|PageUp|Shift|Tab|"
                            + "Arrow(?:Down|Left|Right|Up)");
    private static final Pattern HEADER = Pattern.compile("\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)+");

    private LiteralWords() {}

    static List<String> inTemplate(String template) {
        var found = new ArrayList<String>();
        var document = Jsoup.parse(template);
        document.forEachNode(node -> {
            if (node instanceof TextNode text
                    && LETTER.matcher(text.text()).find()
                    && !replaced(text.parent())) {
                found.add(text.text().strip());
            }
        });
        for (var element : document.getAllElements()) {
            for (var attribute : element.attributes()) {
                words(element, attribute).forEach(found::add);
            }
        }
        return found;
    }

    static List<String> inScript(String script) {
        return SourceText.literals(script).stream()
                .filter(literal -> !TO_A_MACHINE.matcher(literal.before()).find())
                .map(literal -> literal.text().replaceAll("\\$\\{[^}]*}", "").strip())
                .filter(text -> SENTENCE.matcher(text).find())
                .filter(text -> !NAME_OF_A_KEY.matcher(text).matches())
                .filter(text -> !HEADER.matcher(text).matches())
                .toList();
    }

    /** Text that only shows what will stand there. */
    private static boolean replaced(
            org.jsoup.nodes.@org.jspecify.annotations.Nullable Node parent) {
        return parent instanceof Element element
                && (element.hasAttr("th:text") || element.hasAttr("th:utext"));
    }

    private static Stream<String> words(Element element, Attribute attribute) {
        var name = attribute.getKey();
        var value = attribute.getValue();
        if (!name.startsWith("th:")) {
            return read(element, name) && LETTER.matcher(value).find()
                    ? Stream.of(name + "=" + value)
                    : Stream.empty();
        }
        var target = name.substring(3);
        if (Set.of("text", "utext").contains(target) || read(element, target)) {
            return spoken(value).map(word -> name + "=" + word);
        }
        // Names of classes, fragments and elements are small and have no spaces.
        return quoted(value)
                .filter(word -> SENTENCE.matcher(word).find())
                .map(word -> name + "=" + word);
    }

    private static boolean read(Element element, String attribute) {
        return READ.contains(attribute)
                || attribute.startsWith("data-label")
                || attribute.equals("value")
                        && element.normalName().equals("input")
                        && BUTTONS.contains(element.attr("type"))
                || attribute.equals("content") && element.attr("name").equals("description");
    }

    /** Quoted words of an expression that end up in the page: no arguments, nothing compared. */
    private static Stream<String> spoken(String expression) {
        var said =
                expression.replaceAll("[.\\w]\\([^()]*\\)", "").replaceAll("[!=]=\\s*'[^']*'", "");
        var joined = Pattern.compile("\\|([^|]*)\\|").matcher(said).results();
        return Stream.concat(
                        quoted(said),
                        joined.map(part -> part.group(1).replaceAll("[$#*]\\{[^}]*}", "")))
                .filter(word -> LETTER.matcher(word).find());
    }

    private static Stream<String> quoted(String expression) {
        return QUOTED.matcher(expression).results().map(word -> word.group(1));
    }
}
