package org.datapop.admin.content;

import java.util.List;
import java.util.Optional;
import org.datapop.admin.form.ConversationEdit;
import org.datapop.admin.form.FormEdit;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.DocumentEntry;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.node.ObjectNode;

/** Does what the buttons within a form ask for: they change its rows, or begin a reference. */
@Component
class FormButtons {

    private final NewReference newReference;

    FormButtons(NewReference newReference) {
        this.newReference = newReference;
    }

    /**
     * What came of it.
     *
     * @param place to go on at; empty where no such button was pressed
     */
    record Pressed(Optional<String> place, List<Finding> findings) {}

    /** Changes the values in place. */
    Pressed pressed(
            DocumentEntry entry, FormSpec form, PostedForm posted, ObjectNode values, Model model) {
        var asked = posted.value("form-edit");
        var begun = newReference.of(asked, entry, form, posted, values);
        begun.ifPresent(outcome -> {
            model.addAttribute("newAt", outcome.place());
            model.addAttribute("newName", posted.value(NewReference.TITLE + outcome.place()));
        });
        var place =
                FormEdit.of(asked)
                        .map(change -> change.apply(form, values))
                        .or(() ->
                                ConversationEdit.of(asked, posted)
                                        .map(change -> change.apply(form, values)))
                        .or(() -> begun.map(NewReference.Outcome::place));
        return new Pressed(place, begun.map(NewReference.Outcome::findings).orElseGet(List::of));
    }
}
