package org.datapop.admin.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a transcript, as people paste it, into the turns of a conversation. Speakers stand before a
 * colon: {@code Ana: …}, {@code **Ana:** …}, {@code Q: …}; without any, paragraphs that ask are
 * questions. {@code [Laughs]} by itself is a direction, {@code […]} an omission. No character of
 * what is said changes; who it guesses wrong, an editor corrects.
 */
final class PastedTranscript {

    private static final Pattern TIME =
            Pattern.compile("^[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?[ \\t]+");
    private static final Pattern LABEL =
            Pattern.compile(
                    "^(?:\\*\\*|__)?([\\p{Lu}\\p{Lo}][^:：\\n?!…*_]{0,60}?)(?:\\*\\*|__)?"
                            + "[\\s\\p{Z}]?[:：](?:\\*\\*|__)?(?:[\\s\\p{Z}]+(.*))?$",
                    Pattern.DOTALL);
    private static final Pattern OMISSION =
            Pattern.compile("^[\\[(]?\\s*(?:…|\\.\\.\\.)\\s*[\\])]?$");
    private static final Pattern DIRECTION = Pattern.compile("^[\\[(]([^\\[\\]()]{1,200})[\\])]$");
    private static final Pattern FULL_NAME =
            Pattern.compile("\\p{Lu}[^\\s\\p{Z}]*(?:[\\s\\p{Z}]+\\p{Lu}[^\\s\\p{Z}]*)+");
    private static final Pattern FIRST_NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]+");
    private static final String ASKING = "?？؟;";

    private static final Set<String> ASKERS =
            Set.of(
                    "q",
                    "question",
                    "interviewer",
                    "p",
                    "pregunta",
                    "entrevistadora",
                    "entrevistador");
    private static final Set<String> ANSWERERS =
            Set.of("a", "answer", "interviewee", "r", "respuesta", "réponse", "entrevistado");

    private final List<Part> parts = new ArrayList<>();

    private PastedTranscript() {}

    /**
     * A paragraph, or several that belong together.
     *
     * @param speaker null where nobody is named
     * @param said grows, since there may be very many
     */
    private record Part(@Nullable String speaker, StringBuilder said) {

        Part(@Nullable String speaker, String text) {
            this(speaker, new StringBuilder(text));
        }

        String text() {
            return said.toString();
        }

        void goOn(CharSequence text) {
            said.append(said.isEmpty() ? "" : "\n\n").append(text);
        }

        boolean asks() {
            var last = said.length() - 1;
            while (last > 0 && isClosing(said.charAt(last))) {
                last--;
            }
            return last >= 0 && ASKING.indexOf(said.charAt(last)) >= 0;
        }

        /** What may follow a question mark: quotation marks, brackets, emphasis. */
        private static boolean isClosing(char c) {
            return ASKING.indexOf(c) < 0 && !Character.isLetterOrDigit(c);
        }

        boolean isMark() {
            return OMISSION.matcher(said).matches() || DIRECTION.matcher(said).matches();
        }
    }

    /** The rows of a conversation, without keys; none for a text without words. */
    static List<ObjectNode> rows(String pasted) {
        var transcript = new PastedTranscript();
        transcript.read(pasted.replace("\r\n", "\n").replace('\r', '\n').replace("\ufeff", ""));
        return transcript.rows();
    }

    private void read(String text) {
        var speakers = speakers(text);
        for (var paragraph : text.split("\n[ \\t]*\n+")) {
            var begun = new StringBuilder();
            @Nullable String speaker = null;
            for (var line : paragraph.strip().split("\n")) {
                var label = LABEL.matcher(TIME.matcher(line.strip()).replaceFirst(""));
                if (label.matches() && speakers.contains(label.group(1).strip())) {
                    add(speaker, begun.toString());
                    begun.setLength(0);
                    speaker = label.group(1).strip();
                    begun.append(label.group(2) == null ? "" : label.group(2));
                } else {
                    begun.append(begun.isEmpty() ? "" : "\n").append(line);
                }
            }
            add(speaker, begun.toString());
        }
    }

    /** What goes on without a name belongs to whoever spoke last. */
    private void add(@Nullable String speaker, String said) {
        var text = said.strip();
        if (text.isEmpty() && speaker == null) {
            return;
        }
        var part = new Part(speaker, text);
        var last = parts.isEmpty() ? null : parts.getLast();
        if (last != null
                && last.speaker() != null
                && speaker == null
                && !part.isMark()
                && !last.isMark()) {
            last.goOn(text);
        } else {
            parts.add(part);
        }
    }

    /**
     * What stands before a colon, where it comes again, looks like a full name, or where every line
     * has another: "One thing: it works" names nobody.
     */
    private static Set<String> speakers(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        var paragraphs = 0;
        for (var line : text.split("\n")) {
            var bare = TIME.matcher(line.strip()).replaceFirst("");
            var label = LABEL.matcher(bare);
            paragraphs += bare.isEmpty() || new Part(null, bare).isMark() ? 0 : 1;
            if (label.matches()) {
                counts.merge(label.group(1).strip(), 1, Integer::sum);
            }
        }
        var areAllOnce = counts.size() == paragraphs;
        var named = new HashMap<>(counts);
        named.entrySet()
                .removeIf(entry ->
                        !areAllOnce && entry.getValue() < 2 && !isNamelike(entry.getKey()));
        if (named.size() == 1) { // Nobody talks alone: a first name said once is the other.
            counts.keySet().stream()
                    .filter(label -> FIRST_NAME.matcher(label).matches())
                    .forEach(label -> named.put(label, 1));
        }
        return Set.copyOf(named.keySet());
    }

    private static boolean isNamelike(String label) {
        return isRole(label) || FULL_NAME.matcher(label).matches();
    }

    private static boolean isRole(String label) {
        var name = label.toLowerCase(Locale.ROOT);
        return ASKERS.contains(name) || ANSWERERS.contains(name);
    }

    private List<ObjectNode> rows() {
        var asker = asker();
        return joined(asker).stream().map(part -> row(part, asker)).toList();
    }

    /** What nobody is named for and doesn't ask goes on with the answer before it. */
    private List<Part> joined(@Nullable String asker) {
        var joined = new ArrayList<Part>();
        var isAnswer = false;
        for (var part : parts) {
            var answers = !part.isMark() && !isQuestion(part, asker);
            if (isAnswer && answers && part.speaker() == null) {
                joined.getLast().goOn(part.said());
            } else {
                joined.add(part);
            }
            isAnswer = answers;
        }
        return joined;
    }

    private static ObjectNode row(Part part, @Nullable String asker) {
        var direction = DIRECTION.matcher(part.said());
        if (OMISSION.matcher(part.said()).matches()) {
            return row("omission").put("note", "");
        }
        if (direction.matches()) {
            return row("direction").put("text", direction.group(1).strip());
        }
        var speaker = part.speaker();
        return row(isQuestion(part, asker) ? "question" : "answer")
                .put("speaker", speaker == null || isRole(speaker) ? "" : speaker)
                .put("text", part.text());
    }

    private static boolean isQuestion(Part part, @Nullable String asker) {
        var speaker = part.speaker();
        if (speaker == null) {
            return part.asks();
        }
        var name = speaker.toLowerCase(Locale.ROOT);
        return ASKERS.contains(name) || (!ANSWERERS.contains(name) && speaker.equals(asker));
    }

    /** Of several who speak, the one most of whose turns ask; else the one who begins. */
    private @Nullable String asker() {
        var turns = new LinkedHashMap<String, int[]>();
        for (var part : parts) {
            if (part.speaker() != null) {
                var counted = turns.computeIfAbsent(part.speaker(), _ -> new int[2]);
                counted[0]++;
                counted[1] += part.asks() ? 1 : 0;
            }
        }
        return turns.size() < 2
                ? null
                : turns.entrySet().stream()
                        .filter(entry -> share(entry) > .5)
                        .max((one, other) -> Double.compare(share(one), share(other)))
                        .map(Map.Entry::getKey)
                        .orElse(turns.keySet().iterator().next());
    }

    private static double share(Map.Entry<String, int[]> counted) {
        return counted.getValue()[1] / (double) counted.getValue()[0];
    }

    private static ObjectNode row(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
