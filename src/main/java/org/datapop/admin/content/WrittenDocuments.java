package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.admin.WrittenWords;
import org.datapop.admin.form.FormWords;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.NewerVersion;
import org.datapop.content.spi.Field;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wrote into the form of a document, in its order: all that isn't as it was saved.
 */
@Component
class WrittenDocuments implements WrittenWords {

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern FORM =
            Pattern.compile(
                    "/admin/content/("
                            + ID
                            + ")/(?:revisions|merge|publication/"
                            + ID
                            + "/rebase|(?:merge/)?working-copy|preview)");
    private static final Pattern UUIDS = Pattern.compile(ID);

    private final Desk desk;
    private final DocumentList documents;
    private final Editing editing;
    private final Joining joining;
    private final FormWords words;

    WrittenDocuments(
            Desk desk, DocumentList documents, Editing editing, Joining joining, FormWords words) {
        this.desk = desk;
        this.documents = documents;
        this.editing = editing;
        this.joining = joining;
        this.words = words;
    }

    @Override
    public Optional<List<Words>> of(String action, Map<String, String[]> fields, Locale locale) {
        var form = FORM.matcher(action);
        return form.matches()
                ? documents
                        .find(UUID.fromString(form.group(1)))
                        .filter(entry -> desk.permits(Action.READ, entry))
                        .map(entry -> words(entry, upToDate(entry, fields), locale))
                : Optional.empty();
    }

    private PostedForm upToDate(DocumentEntry entry, Map<String, String[]> fields) {
        var posted = new PostedForm(fields);
        try {
            return editing.upToDate(entry, posted);
        } catch (NewerVersion _) {
            return posted; // of what is known here, all is read
        }
    }

    private List<Words> words(DocumentEntry entry, PostedForm posted, Locale locale) {
        var now = joining.read(entry, posted);
        var fields = joining.form(entry).fields();
        return Changed.between(before(entry, posted), now).propertyNames().stream()
                .filter(name -> isWritten(fields, posted, name.split("/")))
                .filter(name -> !posted.value(name).isBlank())
                .map(name -> new Words(words.place(entry.type(), name, locale), posted.value(name)))
                .toList();
    }

    /** What it was started from; nothing, where that can't be told. */
    private ObjectNode before(DocumentEntry entry, PostedForm posted) {
        var started = posted.value("form-started");
        try {
            return UUIDS.matcher(started).matches()
                    ? joining.tree(entry, UUID.fromString(started))
                    : JsonNodeFactory.instance.objectNode();
        } catch (ContentGone _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Whether it was written rather than chosen. */
    private static boolean isWritten(List<Field> fields, PostedForm posted, String... place) {
        var field = field(fields, place[0]);
        if (place.length > 2) {
            var kind = posted.value(place[0] + "/" + place[1] + "/kind");
            return field.flatMap(group -> field(group.fieldsOf(kind), place[2]))
                    .filter(one -> isWritten(one, place))
                    .isPresent();
        }
        return field.filter(one -> isWritten(one, place)).isPresent();
    }

    private static boolean isWritten(Field field, String... place) {
        return switch (field.kind()) {
            case LINE, TEXT, MARKDOWN, NUMBER, DATE, URL, LANGUAGE -> true;
            case PICTURE -> place[place.length - 1].equals("alt");
            case CHOICE, FLAG, REFERENCE, REFERENCES, GROUP, BLOCKS -> false;
        };
    }

    private static Optional<Field> field(List<Field> fields, String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
