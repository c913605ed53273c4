package org.datapop.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentList;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The screens that one comes to from everywhere: the one list from which the menu and the palette
 * are drawn, each for whom it is there.
 */
@Component
public class Screens {

    private static final String ALL = "/admin/content";

    /** The order of the menu; types that aren't named follow by name. */
    private static final List<String> ORDER =
            List.of(
                    "home",
                    "mission",
                    "pillar",
                    "challenge",
                    "person",
                    "organization",
                    "interview",
                    "article",
                    "event",
                    "page");

    private static final List<Place> FIRST =
            List.of(
                    new Place("admin.front.title", "/admin", Action.READ),
                    new Place("admin.menu.all", ALL, Action.READ),
                    new Place("admin.outlook.title", "/admin/outlook", Action.READ));

    private static final List<Place> SITE =
            List.of(
                    new Place("admin.types.site", ALL + "?type=site", Action.CONFIGURE),
                    new Place("admin.menu.pictures", "/admin/pictures", Action.READ),
                    new Place("admin.menu.redirects", "/admin/redirects", Action.CONFIGURE),
                    new Place("admin.ledger", "/admin/addresses", Action.READ),
                    new Place("admin.menu.colleagues", "/admin/colleagues", Action.ADMINISTER),
                    new Place("admin.menu.mails", "/admin/mails", Action.ADMINISTER),
                    new Place("admin.menu.activity", "/admin/activity", Action.ADMINISTER),
                    new Place("admin.menu.backups", "/admin/backups", Action.ADMINISTER),
                    new Place("admin.menu.account", "/admin/account", Action.READ),
                    new Place("admin.menu.trash", ALL + "?state=TRASHED", Action.READ),
                    new Place("admin.help.title", "/admin/help", Action.READ),
                    new Place("admin.menu.public", "/", Action.READ));

    private final Desk desk;
    private final ContentTypes types;
    private final DocumentList documents;
    private final MessageSource messages;

    Screens(Desk desk, ContentTypes types, DocumentList documents, MessageSource messages) {
        this.desk = desk;
        this.types = types;
        this.documents = documents;
        this.messages = messages;
    }

    private record Place(String name, String address, Action needed) {

        boolean isAt(String here) {
            var isBelow = !address.equals("/admin") && here.startsWith(address + "/");
            return here.equals(address) || isBelow;
        }
    }

    /** Several under one heading. */
    public record Group(String name, List<Screen> screens) {}

    /**
     * @param path of the address that was asked for
     * @param type of the document or of the list that is open; empty for none
     * @param state that the list is narrowed to; empty for none
     */
    List<Group> groups(String path, String type, String state, Locale locale) {
        var here = here(path, type, state);
        var counts = documents.counts();
        var ofTypes =
                types().stream()
                        .map(key ->
                                new Screen(
                                        word("admin.types." + key, locale),
                                        ALL + "?type=" + key + "&sort=title",
                                        counts.getOrDefault(key, 0),
                                        key.equals(type)));
        return List.of(
                new Group(
                        word("admin.menu.content", locale),
                        Stream.concat(screens(FIRST, here, locale), ofTypes).toList()),
                new Group(word("admin.menu.site", locale), screens(SITE, here, locale).toList()));
    }

    private Stream<Screen> screens(List<Place> places, String here, Locale locale) {
        return places.stream()
                .filter(place -> desk.permits(place.needed(), Subject.site()))
                .map(place ->
                        new Screen(
                                word(place.name(), locale),
                                place.address(),
                                null,
                                place.isAt(here)));
    }

    private String word(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    private static String here(String path, String type, String state) {
        if (!type.isEmpty()) {
            return ALL + "?type=" + type;
        }
        return path.equals(ALL) && state.equals("TRASHED") ? ALL + "?state=TRASHED" : path;
    }

    /** The types of what is written, in their order. */
    private List<String> types() {
        return types.keys().stream()
                .filter(type -> !type.equals("site"))
                .sorted(
                        Comparator.comparingInt(Screens::place)
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int place(String type) {
        var at = ORDER.indexOf(type);
        return at < 0 ? ORDER.size() : at;
    }

    /** The types of which whoever is there may begin a document, in their order. */
    public List<String> creatable() {
        var me = desk.account().actor();
        return types().stream()
                .filter(type -> !types.get(type).single())
                .filter(type -> desk.permits(Action.CREATE, new Subject.OfContent(type, me)))
                .toList();
    }
}
