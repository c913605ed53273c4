package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.admin.content.MergePart.Changed;
import org.datapop.admin.form.FormWords;
import org.datapop.content.DocumentEntry;
import org.datapop.content.History;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.shared.Actor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the history from whom what was taken, whatever else is said there of the save. */
@Component
class MergeNotes {

    private final History history;
    private final Comparison comparison;
    private final Authors authors;
    private final FormWords words;
    private final MessageSource messages;

    MergeNotes(
            History history,
            Comparison comparison,
            Authors authors,
            FormWords words,
            MessageSource messages) {
        this.history = history;
        this.comparison = comparison;
        this.authors = authors;
        this.words = words;
        this.messages = messages;
    }

    /** What is said whatever the editor adds; of what was taken as much as there is room for. */
    String told(DocumentEntry entry, Joint joint, Locale locale) {
        return said(entry, joint, "", locale).orElseGet(() -> shortest(joint, locale));
    }

    /** What will stand in the history; never longer than it may be. */
    String note(DocumentEntry entry, Joint joint, Locale locale) {
        return said(entry, joint, Joining.note(joint), locale).orElse(Joining.note(joint));
    }

    /** Where there is no room for what has to be said. */
    List<Finding> findings(DocumentEntry entry, Joint joint, Locale locale) {
        var typed = Joining.note(joint);
        var left = Joining.LONGEST_NOTE - with(" ", shortest(joint, locale), locale).length();
        return said(entry, joint, typed, locale).isPresent()
                ? List.of()
                : List.of(Finding.of(Joining.NOTE, "tooLong", left, typed.length()));
    }

    private Optional<String> said(DocumentEntry entry, Joint joint, String typed, Locale locale) {
        var number = joint.theirs().number();
        var names = names(entry, joint, locale);
        var from = say(locale, "admin.merge.note", number, names);
        var fields = fields(entry, joint, locale);
        return Stream.of(
                        fields.isEmpty()
                                ? from
                                : say(locale, "admin.merge.note.fields", number, names, fields),
                        from,
                        shortest(joint, locale))
                .map(told -> with(typed, told, locale))
                .filter(note -> note.codePointCount(0, note.length()) <= Joining.LONGEST_NOTE)
                .findFirst();
    }

    private String shortest(Joint joint, Locale locale) {
        return say(locale, "admin.merge.note.save", joint.theirs().number());
    }

    private String with(String typed, String told, Locale locale) {
        return typed.isEmpty() ? told : say(locale, "admin.merge.note.with", typed, told);
    }

    /** Whoever saved last since both began, but for one person; empty where nobody else did. */
    Optional<Actor> lastBut(Actor me, DocumentEntry entry, Joint joint) {
        return savers(entry, joint).filter(author -> !author.equals(me)).reduce((_, last) -> last);
    }

    /** Everybody who saved since both began, the last of them at the end. */
    private Stream<Actor> savers(DocumentEntry entry, Joint joint) {
        var base = joint.base();
        var from = base == null ? 0 : comparison.revision(entry, base).number();
        return history.of(entry.document()).reversed().stream()
                .filter(save -> save.number() > from && save.number() <= joint.theirs().number())
                .map(History.Entry::author);
    }

    private String names(DocumentEntry entry, Joint joint, Locale locale) {
        return savers(entry, joint)
                .map(authors::name)
                .map(name -> name.isEmpty() ? say(locale, "admin.by.starter") : name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String fields(DocumentEntry entry, Joint joint, Locale locale) {
        return joint.merge().parts().stream()
                .filter(part -> part.by() != Changed.MINE)
                .map(MergePart::field)
                .map(Field::key)
                .distinct()
                .map(key -> words.label(entry.type(), key, locale))
                .collect(Collectors.joining(", "));
    }

    private String say(Locale locale, String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
