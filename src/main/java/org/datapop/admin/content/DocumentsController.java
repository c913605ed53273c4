package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.Screens;
import org.datapop.admin.form.FormDrawing;
import org.datapop.content.ContentGone;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.Drafting;
import org.datapop.shared.Language;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists documents, and begins new ones. */
@Controller
class DocumentsController {

    private static final int PAGE = 50;

    /** More than a spreadsheet is opened for. */
    private static final int EXPORTED = 50_000;

    private final Desk desk;
    private final Screens screens;
    private final DocumentList documents;
    private final Drafting drafting;
    private final ContentTypes types;
    private final Authors authors;
    private final ListExport export;
    private final Clock clock;
    private final Language language;

    DocumentsController(
            Desk desk,
            Screens screens,
            DocumentList documents,
            Drafting drafting,
            ContentTypes types,
            Authors authors,
            ListExport export,
            Clock clock,
            SiteProperties site) {
        this.desk = desk;
        this.screens = screens;
        this.documents = documents;
        this.drafting = drafting;
        this.types = types;
        this.authors = authors;
        this.export = export;
        this.clock = clock;
        this.language = new Language(site.language().toLanguageTag());
    }

    @GetMapping("/admin/content")
    String list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer trashed,
            @RequestParam(required = false) @Nullable Integer restored,
            @RequestParam(required = false) @Nullable Integer undone,
            @RequestParam(required = false) @Nullable Integer left,
            Model model) {
        desk.require(Action.READ, Subject.site());
        var filter = Filter.of(types, request);
        var entries = documents.list(filter.wanted(clock, after), PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("entries", entries.stream().limit(PAGE).toList());
        model.addAttribute("next", entries.size() > PAGE ? entries.get(PAGE - 1).document() : null);
        model.addAttribute("isFirst", after == null);
        model.addAttribute("states", Filter.states());
        model.addAttribute("days", Filter.DAYS);
        model.addAttribute("languages", documents.languages());
        model.addAttribute("colleagues", authors.all());
        model.addAttribute("trashed", trashed);
        model.addAttribute("restored", restored);
        model.addAttribute("undone", undone);
        model.addAttribute("left", left);
        model.addAttribute("authors", authors(entries));
        model.addAttribute("creatable", creatable(filter.type()));
        return "admin/documents";
    }

    private Map<String, String> authors(List<DocumentEntry> entries) {
        return authors.of(entries.stream().map(DocumentEntry::savedBy).filter(Objects::nonNull));
    }

    /** The whole list, not a page of it. */
    @GetMapping("/admin/content/export")
    ResponseEntity<String> export(HttpServletRequest request, Locale locale) {
        desk.require(Action.READ, Subject.site());
        var filter = Filter.of(types, request);
        var entries = documents.list(filter.wanted(clock, null), EXPORTED);
        var times = desk.times(locale);
        var name = (filter.type().isEmpty() ? "content" : filter.type()) + ".csv";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(export.csv(entries.stream(), authors(entries), times, locale));
    }

    @PostMapping("/admin/content")
    String begin(@RequestParam String type) {
        if (!types.keys().contains(type)) {
            throw new ContentGone("There is no type " + type);
        }
        if (types.get(type).single()) {
            throw new ContentGone("There is one " + type + " in each language");
        }
        var me = desk.account().actor();
        desk.require(Action.CREATE, new Subject.OfContent(type, me));
        var begun = drafting.begin(type, language, me);
        var first = types.get(type).form().fields().getFirst().key();
        return "redirect:/admin/content/" + begun.document() + "#" + FormDrawing.id(first);
    }

    /** The types of which a new document may be begun here. */
    private List<String> creatable(String type) {
        return screens.creatable().stream()
                .filter(key -> type.isEmpty() || key.equals(type))
                .toList();
    }
}
