package org.datapop.admin.content;

import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.Drafting;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Field.Trait;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Begins a new document with the words of another. Nothing is saved before its author does. */
@Controller
class CopyController {

    private final Desk desk;
    private final Editing editing;
    private final Drafting drafting;

    CopyController(Desk desk, Editing editing, Drafting drafting) {
        this.desk = desk;
        this.editing = editing;
        this.drafting = drafting;
    }

    @PostMapping("/admin/content/{document}/copy")
    String copy(@PathVariable UUID document) {
        var entry = desk.open(document, Action.READ);
        var me = desk.account().actor();
        desk.require(Action.CREATE, new Subject.OfContent(entry.type(), me));
        if (editing.isSingle(entry)) {
            throw new ContentGone("There is one " + entry.type() + " in each language");
        }
        var values = editing.typed(entry, me);
        editing.form(entry)
                .fieldFor(Trait.TITLE)
                .ifPresent(title ->
                        values.put(
                                title.key(),
                                values.path(title.key()).asString("").strip() + " (2)"));
        var begun = drafting.begin(entry.type(), entry.language(), me);
        editing.keep(desk.open(begun.document(), Action.SAVE), null, values, me, Seen.ANY);
        return "redirect:/admin/content/" + begun.document() + "?copied";
    }
}
