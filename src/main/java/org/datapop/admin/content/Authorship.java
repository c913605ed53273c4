package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.admin.form.FormWords;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.History;
import org.datapop.content.SavedRevision;
import org.datapop.markup.Markup;
import org.datapop.markup.Passage;
import org.springframework.stereotype.Component;

/** Tells of the long texts of a document, sentence by sentence, in which save they came to be. */
@Component
class Authorship {

    /** No more saves than these are looked back through. */
    static final int MOST_SAVES = 200;

    private static final int AT_ONCE = 20;

    /** No more than so many letters are cut into sentences for one screen. */
    private static final long MOST_LETTERS = 10_000_000;

    private final History history;
    private final Bodies bodies;
    private final ContentTypes types;
    private final FormWords words;
    private final Markup markup;

    Authorship(History history, Bodies bodies, ContentTypes types, FormWords words, Markup markup) {
        this.history = history;
        this.bodies = bodies;
        this.types = types;
        this.words = words;
        this.markup = markup;
    }

    /**
     * Sentences in a row that came to be in one save.
     *
     * @param isOlder whether they may be older than that: nothing before it was looked at
     */
    record Run(String text, History.Entry save, boolean isOlder) {}

    /**
     * A paragraph, a list or the like.
     *
     * @param lead what kind of block it begins; empty for none
     */
    record Paragraph(String lead, List<Run> runs) {}

    record Section(String label, List<Paragraph> paragraphs) {}

    /**
     * @param saves how many were looked back through
     * @param isCut whether there are more
     */
    record Story(List<Section> sections, int saves, boolean isCut) {}

    Story of(DocumentEntry entry, Locale locale) {
        var telling = new Telling(entry, locale);
        telling.lookBack();
        return telling.story();
    }

    /** One document told once. */
    private final class Telling {

        private final DocumentEntry entry;
        private final Locale locale;
        private final Origins origins;
        private List<LongText> texts = List.of();
        private int saves;
        private int oldest = Integer.MAX_VALUE;

        Telling(DocumentEntry entry, Locale locale) {
            this.entry = entry;
            this.locale = locale;
            this.origins = new Origins(markup, entry.language());
        }

        void lookBack() {
            List<SavedRevision> some;
            do {
                some = history.saves(entry.document(), oldest, AT_ONCE);
                some.forEach(this::read);
            } while (!some.isEmpty() && !isEnough());
        }

        private boolean isEnough() {
            return saves >= MOST_SAVES || origins.lettersRead() >= MOST_LETTERS;
        }

        private void read(SavedRevision save) {
            var said = LongText.of(types.get(entry.type()).form(), bodies.tree(save.body()));
            if (saves == 0) {
                texts = said;
            }
            origins.read(save.number(), said);
            saves++;
            oldest = save.number();
        }

        Story story() {
            var known =
                    history.of(entry.document()).stream()
                            .collect(Collectors.toMap(History.Entry::number, Function.identity()));
            var isCut = saves > 0 && oldest > 1;
            var sections = new LinkedHashMap<String, List<Paragraph>>();
            for (var text : texts) {
                var label = words.label(entry.type(), text.field().key(), locale);
                sections.computeIfAbsent(label, _ -> new ArrayList<>())
                        .addAll(paragraphs(text, known));
            }
            return new Story(
                    sections.entrySet().stream()
                            .map(section -> new Section(section.getKey(), section.getValue()))
                            .toList(),
                    saves,
                    isCut);
        }

        private List<Paragraph> paragraphs(LongText text, Map<Integer, History.Entry> known) {
            var paragraphs = new ArrayList<Paragraph>();
            for (var passage : origins.passages(text)) {
                if (!passage.source().isBlank()) {
                    var lead =
                            paragraphs.isEmpty() && !text.rowKind().isEmpty()
                                    ? words.kind(text.rowKind(), locale)
                                    : "";
                    paragraphs.add(new Paragraph(lead, runs(text, passage, known)));
                }
            }
            return paragraphs;
        }

        private List<Run> runs(LongText text, Passage passage, Map<Integer, History.Entry> known) {
            var runs = new ArrayList<Run>();
            var said = new StringBuilder();
            var parts = passage.parts();
            for (var i = 0; i < parts.size(); i++) {
                said.append(parts.get(i));
                var number = origins.of(parts.get(i));
                if (i + 1 == parts.size() || origins.of(parts.get(i + 1)) != number) {
                    var save = Objects.requireNonNull(known.get(number));
                    var isOlder = number == oldest && oldest > 1;
                    runs.add(new Run(shown(text, said.toString()), save, isOlder));
                    said.setLength(0);
                }
            }
            return runs;
        }

        /** The words alone; a picture has none, and is shown as it is written. */
        private String shown(LongText text, String said) {
            var plain = text.isMarkdown() ? markup.plainText(said).strip() : said.strip();
            return plain.isEmpty() ? said.strip() : plain;
        }
    }
}
