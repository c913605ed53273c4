package org.datapop.admin.content;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Order;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.DocumentState;
import org.datapop.content.Drafting;
import org.datapop.shared.Language;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists documents, and begins new ones. */
@Controller
class DocumentsController {

    private static final int PAGE = 50;

    private final Desk desk;
    private final DocumentList documents;
    private final Drafting drafting;
    private final ContentTypes types;
    private final Authors authors;
    private final Language language;

    DocumentsController(
            Desk desk,
            DocumentList documents,
            Drafting drafting,
            ContentTypes types,
            Authors authors,
            SiteProperties site) {
        this.desk = desk;
        this.documents = documents;
        this.drafting = drafting;
        this.types = types;
        this.authors = authors;
        this.language = new Language(site.language().toLanguageTag());
    }

    /**
     * What a list was asked for, as it stands in the address; what means nothing is left out.
     *
     * @param type empty for all
     * @param state empty for all but the trash
     * @param language empty for all
     */
    record Filter(String type, String state, String language, String q, String sort) {

        Wanted wanted(@Nullable UUID after) {
            return new Wanted(
                    type.isEmpty() ? null : type,
                    language.isEmpty() ? null : new Language(language),
                    state.isEmpty() ? null : DocumentState.valueOf(state),
                    q,
                    sort.equals("title") ? Order.TITLE : Order.CHANGED,
                    after);
        }

        public boolean isNarrow() {
            return !state.isEmpty() || !language.isEmpty() || !q.isBlank();
        }
    }

    @GetMapping({"/admin", "/admin/content"})
    String list(
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        desk.require(Action.READ, Subject.site());
        var filter =
                new Filter(
                        types.keys().contains(type) ? type : "",
                        isState(state) ? state : "",
                        Language.isTag(language) ? language : "",
                        q.length() > 200 ? q.substring(0, 200) : q,
                        sort.equals("title") ? sort : "");
        var entries = documents.list(filter.wanted(after), PAGE + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("entries", entries.stream().limit(PAGE).toList());
        model.addAttribute("next", entries.size() > PAGE ? entries.get(PAGE - 1).document() : null);
        model.addAttribute("isFirst", after == null);
        model.addAttribute("states", states());
        model.addAttribute(
                "authors",
                authors.of(entries.stream().map(DocumentEntry::savedBy).filter(Objects::nonNull)));
        model.addAttribute("creatable", creatable(filter.type()));
        return "admin/documents";
    }

    @PostMapping("/admin/content")
    String begin(@RequestParam String type) {
        if (!types.keys().contains(type)) {
            throw new ContentGone("There is no type " + type);
        }
        var me = desk.account().actor();
        desk.require(Action.CREATE, new Subject.OfContent(type, me));
        var begun = drafting.begin(type, language, me);
        return "redirect:/admin/content/" + begun.document();
    }

    /** The types of which a new document may be begun here. */
    private List<String> creatable(String type) {
        return types.keys().stream()
                .filter(key -> type.isEmpty() || key.equals(type))
                .filter(key -> !types.get(key).single())
                .filter(key ->
                        desk.permits(
                                Action.CREATE, new Subject.OfContent(key, desk.account().actor())))
                .toList();
    }

    private static List<String> states() {
        return Arrays.stream(DocumentState.values()).map(Enum::name).toList();
    }

    private static boolean isState(String text) {
        return states().contains(text);
    }
}
