package org.datapop.admin.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.Times;
import org.datapop.audit.Activity;
import org.datapop.audit.Activity.Entry;
import org.datapop.audit.Activity.Wanted;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed.Area;
import org.datapop.shared.Deed.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who did what, when, and what was different before and after. */
@Controller
class ActivityController {

    private static final int PAGE = 50;

    /** What is told in another way, or only kept for undoing it. */
    private static final Set<String> HIDDEN = Set.of("link", "revision", "status", "which");

    private final Desk desk;
    private final Activity activity;
    private final Undoing undoing;
    private final UndoRights rights;
    private final Authors authors;
    private final MessageSource messages;
    private final Clock clock;

    ActivityController(
            Desk desk,
            Activity activity,
            Undoing undoing,
            UndoRights rights,
            Authors authors,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.activity = activity;
        this.undoing = undoing;
        this.rights = rights;
        this.authors = authors;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A line of the record.
     *
     * @param revision what was saved or published, to be looked at; null for none
     * @param differences what was different before and after, in words
     * @param undo where it is undone; null for nowhere
     * @param isForGood whether nothing could be brought back then
     */
    record Row(
            Entry entry,
            @Nullable String revision,
            List<String> differences,
            @Nullable String undo,
            boolean isForGood) {}

    /**
     * @param by the id of an actor; anybody where it is none
     * @param subject what all was done to
     */
    @GetMapping("/admin/activity")
    String list(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer undone,
            @RequestParam(required = false) @Nullable Integer left,
            Locale locale,
            Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        var wanted =
                new Wanted(
                        Filter.isActor(by) ? Actor.of(by) : null,
                        Stream.of(Area.values())
                                .filter(one -> one.name().equals(area))
                                .findFirst()
                                .orElse(null),
                        subject,
                        Filter.DAYS.contains(days)
                                ? clock.instant().minus(Duration.ofDays(Integer.parseInt(days)))
                                : null);
        var entries = activity.list(wanted, after, PAGE + 1);
        var shown = entries.stream().limit(PAGE).toList();
        model.addAttribute("wanted", wanted);
        model.addAttribute("within", wanted.since() == null ? "" : days);
        model.addAttribute("rows", shown.stream().map(entry -> row(entry, locale)).toList());
        model.addAttribute(
                "authors",
                authors.of(
                        shown.stream()
                                .flatMap(entry ->
                                        Stream.of(entry.deed().by(), entry.undoneBy())
                                                .filter(Objects::nonNull))));
        model.addAttribute("colleagues", authors.all());
        model.addAttribute("areas", Area.values());
        model.addAttribute("days", Filter.DAYS);
        model.addAttribute("next", entries.size() > PAGE ? shown.getLast().id() : null);
        model.addAttribute("isFirst", after == null);
        model.addAttribute("undone", undone);
        model.addAttribute("left", left);
        return "admin/activity";
    }

    private Row row(Entry entry, Locale locale) {
        var times = desk.times(locale);
        var changes = entry.deed().changes();
        return new Row(
                entry,
                entry.deed().after("revision").orElse(null),
                changes.stream()
                        .filter(change -> !HIDDEN.contains(change.of()))
                        .map(change -> difference(change, times, locale))
                        .toList(),
                undo(entry),
                UndoRights.isForGood(entry.deed().what()));
    }

    private @Nullable String undo(Entry entry) {
        if (!undoing.isOpen(entry) || !rights.permit(entry.deed())) {
            return null;
        }
        var isConfirmed = UndoRights.isConfirmed(entry.deed().what());
        return "/admin/activity/" + entry.id() + "/undo" + (isConfirmed ? "/confirmed" : "");
    }

    private String difference(Change change, Times times, Locale locale) {
        var name = message("admin.activity.of." + change.of(), locale);
        var before = value(change.of(), change.before(), times, locale);
        var after = value(change.of(), change.after(), times, locale);
        if (before.isEmpty()) {
            return message("admin.activity.set", locale, name, after);
        }
        return after.isEmpty()
                ? message("admin.activity.unset", locale, name, before)
                : message("admin.activity.changed", locale, name, before, after);
    }

    private String value(String of, @Nullable String value, Times times, Locale locale) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return switch (of) {
            case "role" -> message("admin.role." + value.toLowerCase(Locale.ROOT), locale);
            case "begin" -> times.of(Instant.parse(value));
            case "language" -> times.language(value);
            case "advice" -> advice(value, locale);
            default -> value;
        };
    }

    private String advice(String codes, Locale locale) {
        return Stream.of(codes.split(" "))
                .map(code -> message("admin.advice.what." + code, locale))
                .collect(Collectors.joining("; "));
    }

    private String message(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
