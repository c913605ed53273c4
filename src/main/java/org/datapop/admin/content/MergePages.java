package org.datapop.admin.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.datapop.admin.Desk;
import org.datapop.admin.content.MergePart.Changed;
import org.datapop.admin.content.MergePart.Side;
import org.datapop.admin.form.Control;
import org.datapop.admin.form.FormWords;
import org.datapop.content.DocumentEntry;
import org.datapop.content.History.Period;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.markup.WordDiff;
import org.datapop.markup.WordDiff.Piece;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws the page on which two texts are joined: each difference with both texts and its control.
 */
@Component
class MergePages {

    private final Desk desk;
    private final Joining joining;
    private final MergeNotes notes;
    private final EditPages pages;
    private final FormWords words;
    private final Authors authors;

    MergePages(
            Desk desk,
            Joining joining,
            MergeNotes notes,
            EditPages pages,
            FormWords words,
            Authors authors) {
        this.desk = desk;
        this.joining = joining;
        this.notes = notes;
        this.pages = pages;
        this.words = words;
        this.authors = authors;
    }

    /**
     * One difference.
     *
     * @param kind FIELD, ROW or ORDER of rows
     * @param label of the row; empty for others
     * @param isWoven whether there is something of both in what the joining made of it
     * @param isMarked whether marks stand there around what both wrote
     * @param mine what came of what both began from; empty where I left it
     * @param theirs the same of the others
     * @param before what both began from
     * @param stands whose text stands there now, of {@link Side}; empty for none
     * @param values what stands there when one side is taken, where a control can be told at once
     */
    record Share(
            String place,
            String id,
            String kind,
            String label,
            Changed by,
            boolean isOpen,
            boolean isDecided,
            boolean isWoven,
            boolean isMarked,
            List<Piece> mine,
            List<Piece> theirs,
            String before,
            String stands,
            Map<String, String> values) {

        /** Whether all of it could be joined, but perhaps doesn't fit. */
        public boolean isDoubtful() {
            return kind.equals("FIELD") && isOpen && isWoven && !isMarked;
        }

        /** Whether there is something of both in it, since each changed another part. */
        public boolean isJoined() {
            return by == Changed.BOTH && !isOpen;
        }
    }

    /** A field that isn't the same, with the control in which it can be changed. */
    record Section(String id, String label, Control control, List<Share> shares) {

        Changed by() {
            if (shares.stream().anyMatch(Share::isOpen)) {
                return Changed.BOTH;
            }
            var isMine = shares.stream().allMatch(share -> share.by() == Changed.MINE);
            return isMine ? Changed.MINE : Changed.THEIRS;
        }
    }

    /** The id under which a difference is found on the page. */
    static String id(String place) {
        return "joint-" + place.replace('/', '-');
    }

    /**
     * Begins to join what somebody wants to save with what was saved meanwhile.
     *
     * @param mine with address and note
     */
    String begin(
            DocumentEntry entry,
            @Nullable UUID startedFrom,
            UUID newest,
            ObjectNode mine,
            Locale locale,
            Model model) {
        var joint = joining.begin(entry, startedFrom, newest, mine, joining.saves(locale));
        var kept = joining.keep(entry, joint, desk.account().actor(), Seen.ANY);
        return show(entry, joint, kept.at(), List.of(), locale, model);
    }

    /** The same for what is published now and what is planned for later. */
    String plan(
            DocumentEntry entry,
            PublicationForm order,
            Period plan,
            Joint joint,
            List<Finding> findings,
            Locale locale,
            Model model) {
        model.addAttribute("order", order);
        model.addAttribute("plan", plan);
        return show(entry, joint, null, findings, locale, model);
    }

    /**
     * @param keptAt when it was kept aside; null for a plan, of which nothing is
     */
    String show(
            DocumentEntry entry,
            Joint joint,
            @Nullable Instant keptAt,
            List<Finding> findings,
            Locale locale,
            Model model) {
        var wording = new Wording(entry.type(), words, pages.titles(), locale);
        var controls =
                pages.drawing(entry, findings, locale)
                        .controls(joining.form(entry), joint.values());
        var sections = sections(joint, wording, controls);
        model.addAttribute("entry", entry);
        model.addAttribute("joint", joint);
        pages.identify(entry, keptAt, model);
        model.addAttribute("told", notes.told(entry, joint, locale));
        var other = notes.lastBut(desk.account().actor(), entry, joint);
        model.addAttribute("theirName", other.map(authors::name).orElse(""));
        model.addAttribute("way", way(model.containsAttribute("plan"), other.isEmpty()));
        model.addAttribute("problems", pages.problems(entry, findings, locale));
        model.addAttribute(
                "sections",
                sections.stream().collect(Collectors.groupingBy(section -> section.by().name())));
        var note = controls.getLast();
        var shown =
                Stream.concat(sections.stream().map(Section::control), Stream.of(note)).toList();
        model.addAttribute("rest", controls.stream().filter(one -> !shown.contains(one)).toList());
        model.addAttribute("said", List.of(note));
        return "admin/conflict";
    }

    /** Which words it takes: of another's save, of one's own in another window, of a plan. */
    private static String way(boolean isPlan, boolean isOwn) {
        var saved = isOwn ? "conflictOwn" : "conflict";
        return isPlan ? "rebase" : saved;
    }

    static List<Section> sections(Joint joint, Wording wording, List<Control> controls) {
        var byField = new LinkedHashMap<String, List<MergePart>>();
        joint.merge()
                .parts()
                .forEach(part ->
                        byField.computeIfAbsent(part.field().key(), _ -> new ArrayList<>())
                                .add(part));
        return controls.stream()
                .filter(control -> byField.containsKey(control.name()))
                .map(control ->
                        new Section(
                                "section-" + control.id(),
                                control.label(),
                                control,
                                byField.getOrDefault(control.name(), List.of()).stream()
                                        .map(part -> share(joint, wording, part))
                                        .toList()))
                .toList();
    }

    private static Share share(Joint joint, Wording wording, MergePart part) {
        var said = new Said(wording, joint, part);
        var before = said.text(part.before());
        var now = joint.merge().at(part, joint.values());
        return new Share(
                part.place(),
                id(part.place()),
                part.isRow() ? "ROW" : part.isOrder() ? "ORDER" : "FIELD",
                said.label(),
                part.by(),
                part.isOpen(),
                !part.isOpen() || !joint.undecided().contains(part),
                part.isJoined(),
                part.isMarked(),
                part.by() == Changed.THEIRS
                        ? List.of()
                        : WordDiff.between(before, said.text(part.mine())),
                part.by() == Changed.MINE
                        ? List.of()
                        : WordDiff.between(before, said.text(part.theirs())),
                before,
                stands(part, now),
                isPlain(part.field())
                        ? Map.of(
                                Side.MINE.name(), plain(part.mine()),
                                Side.THEIRS.name(), plain(part.theirs()),
                                Side.JOINED.name(), plain(part.joined()))
                        : Map.of());
    }

    private static String stands(MergePart part, JsonNode now) {
        if (part.alike(now, part.mine())) {
            return Side.MINE.name();
        }
        if (part.alike(now, part.theirs())) {
            return Side.THEIRS.name();
        }
        return part.alike(now, part.joined()) ? Side.JOINED.name() : "";
    }

    /** Whether its control holds one value that a script can put there. */
    private static boolean isPlain(Field field) {
        return switch (field.kind()) {
            case LINE, TEXT, MARKDOWN, NUMBER, DATE, CHOICE, FLAG, URL, LANGUAGE -> true;
            case PICTURE, REFERENCE, REFERENCES, GROUP, BLOCKS -> false;
        };
    }

    private static String plain(JsonNode value) {
        return value.isNumber() && value.asInt(1) == 0 ? "" : value.asString("");
    }

    /** What a difference says, as text. */
    private record Said(Wording wording, Joint joint, MergePart part) {

        String text(JsonNode value) {
            if (part.isOrder()) {
                return StreamSupport.stream(value.spliterator(), false)
                        .map(key -> title(key.asString("")))
                        .collect(Collectors.joining("\n"));
            }
            return part.isRow()
                    ? wording.row(part.field(), value)
                    : wording.text(part.field(), value);
        }

        String label() {
            return part.isRow() ? title(part.rowKey()) : "";
        }

        private String title(String key) {
            var group = part.field();
            var rows =
                    Stream.of(joint.mine(), joint.values())
                            .map(values -> Rows.byKey(values.path(group.key())).get(key));
            return Stream.concat(rows, Stream.of(part.theirs(), part.before()))
                    .filter(row -> row != null && row.isObject())
                    .findFirst()
                    .map(row -> wording.title(group, row))
                    .orElse("");
        }
    }
}
