package org.datapop.admin.content;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.form.FormDrawing;
import org.datapop.admin.form.FormDrawing.LibraryPicture;
import org.datapop.admin.form.FormDrawing.Target;
import org.datapop.admin.form.FormWords;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.media.Picture;
import org.datapop.media.Pictures;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.node.ObjectNode;

/** Draws the form of a document. */
@Component
class EditPages {

    /** More can't be chosen from a list. */
    private static final int CHOICES = 1_000;

    private static final int PICTURES = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Desk desk;
    private final Editing editing;
    private final DocumentList documents;
    private final FormWords words;
    private final Pictures pictures;
    private final Sections sections;
    private final NewReference newReference;
    private final Advising advising;
    private final AdviceWords adviceWords;
    private final PresencePanel presence;

    EditPages(
            Desk desk,
            Editing editing,
            DocumentList documents,
            FormWords words,
            Pictures pictures,
            Sections sections,
            NewReference newReference,
            Advising advising,
            AdviceWords adviceWords,
            PresencePanel presence) {
        this.desk = desk;
        this.editing = editing;
        this.documents = documents;
        this.words = words;
        this.pictures = pictures;
        this.sections = sections;
        this.newReference = newReference;
        this.advising = advising;
        this.adviceWords = adviceWords;
        this.presence = presence;
    }

    /**
     * A finding with the place where it is mended.
     *
     * @param id of the control
     */
    record Problem(String id, String label, String words) {}

    String show(
            DocumentEntry entry,
            Editing.Sheet sheet,
            String problem,
            List<Finding> findings,
            Locale locale,
            Model model) {
        var form = editing.form(entry);
        var drawing = drawing(entry, findings, locale);
        model.addAttribute("entry", entry);
        model.addAttribute("sheet", sheet);
        identify(entry, sheet.keptAt(), model);
        model.addAttribute("problem", problem);
        model.addAttribute("problems", problems(entry, findings, locale));
        model.addAttribute("controls", drawing.controls(form, sheet.values()));
        model.addAttribute("sections", sections.of(entry, sheet.values(), locale));
        model.addAttribute("advice", adviceWords.of(entry, advising.of(entry, sheet), locale));
        model.addAttribute("presence", presence.of(entry.document(), sheet.startedFrom(), locale));
        var changed = editing.changed(entry, sheet);
        model.addAttribute("changed", changed);
        model.addAttribute("changes", changes(entry, changed, locale));
        model.addAttribute("slug", editing.slug(entry));
        model.addAttribute("maySave", desk.permits(Action.SAVE, entry));
        model.addAttribute("mayPublish", desk.permits(Action.PUBLISH, entry));
        model.addAttribute("mayTrash", desk.permits(Action.TRASH, entry));
        model.addAttribute("mayErase", desk.permits(Action.ERASE, entry));
        model.addAttribute("mayCopy", mayCopy(entry));
        return "admin/edit";
    }

    /**
     * What a form says of itself when it is sent.
     *
     * @param keptAt when what it shows was kept aside; null where it wasn't
     */
    void identify(DocumentEntry entry, @Nullable Instant keptAt, Model model) {
        model.addAttribute("key", Ids.next());
        model.addAttribute("version", editing.version(entry));
        model.addAttribute("copy", keptAt);
    }

    private boolean mayCopy(DocumentEntry entry) {
        return !editing.isSingle(entry)
                && desk.permits(
                        Action.CREATE, new Subject.OfContent(entry.type(), desk.account().actor()));
    }

    /** The fields that changed, for whoever has no script that marks them. */
    private List<Problem> changes(DocumentEntry entry, ObjectNode changed, Locale locale) {
        var order = editing.form(entry).fields().stream().map(Field::key).toList();
        return changed.propertyNames().stream()
                .sorted(Comparator.comparing(name -> order.indexOf(name.replaceFirst("/.*", ""))))
                .map(name ->
                        new Problem(
                                FormDrawing.id(name), words.place(entry.type(), name, locale), ""))
                .toList();
    }

    List<Problem> problems(DocumentEntry entry, List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding ->
                        new Problem(
                                FormDrawing.id(finding.field()),
                                words.place(entry.type(), finding.field(), locale),
                                words.problem(finding, locale)))
                .toList();
    }

    /** Titles of documents by the thing they stand for, and names of pictures. */
    Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        documents
                .list(Wanted.byTitle(null, null), CHOICES)
                .forEach(entry -> titles.put(entry.content().toString(), entry.title()));
        pictures.list("", null, CHOICES)
                .forEach(picture -> titles.put(picture.id().toString(), picture.name()));
        return titles;
    }

    FormDrawing drawing(DocumentEntry entry, List<Finding> findings, Locale locale) {
        return new FormDrawing(entry.type(), words, new Choices(), findings, locale);
    }

    /** What a form can choose from, looked up once for it. */
    private final class Choices implements FormDrawing.Targets {

        private final Map<List<String>, List<Target>> known = new HashMap<>();

        @Override
        public List<Target> of(List<String> types) {
            return known.computeIfAbsent(types, EditPages.this::targets);
        }

        @Override
        public List<String> creatable(List<String> types) {
            return newReference.creatable(types);
        }

        @Override
        public List<LibraryPicture> pictures(String chosen) {
            var newest = pictures.list("", null, PICTURES);
            var isThere = newest.stream().anyMatch(one -> one.id().toString().equals(chosen));
            var lost = isThere ? Optional.<Picture>empty() : picture(chosen);
            return Stream.concat(lost.stream(), newest.stream())
                    .map(one ->
                            new LibraryPicture(one.id().toString(), one.name(), one.thumbnail()))
                    .toList();
        }

        private Optional<Picture> picture(String id) {
            try {
                return id.isEmpty() ? Optional.empty() : pictures.find(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // typed by hand
            }
        }
    }

    private List<Target> targets(List<String> types) {
        return targets(types, "", CHOICES);
    }

    /**
     * @param types the types wanted; empty for all
     * @param words of their titles; empty for all
     */
    List<Target> targets(List<String> types, String words, int most) {
        var asked = types.isEmpty() ? List.of("") : types;
        return asked.stream()
                .flatMap(type -> named(type.isEmpty() ? null : type, words).stream())
                .filter(entry -> !entry.title().isBlank() && desk.worksOn(entry.type()))
                .sorted(Comparator.comparingInt(entry -> place(words, entry.title())))
                .map(EditPages::target)
                .distinct()
                .limit(most)
                .toList();
    }

    private List<DocumentEntry> named(@Nullable String type, String words) {
        return documents.list(Wanted.byTitle(type, null).with(words), CHOICES);
    }

    /** Those whose titles begin with the words come first, those that only tell of them last. */
    private static int place(String words, String title) {
        var at = folded(title).indexOf(folded(words.strip()));
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    static Target target(DocumentEntry entry) {
        return new Target(
                entry.content(),
                entry.type(),
                entry.title(),
                entry.live() != null,
                "/admin/content/" + entry.document());
    }
}
