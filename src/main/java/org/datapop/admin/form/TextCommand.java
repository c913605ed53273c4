package org.datapop.admin.form;

import java.util.List;
import java.util.Locale;

/**
 * What one can do to a text while writing it: the one list from which the toolbar, the menu after a
 * slash, the keys and the page that explains the keys are made. The script knows them by their ids.
 */
public enum TextCommand {
    BOLD(Group.WORDS, "Mod-b", Place.NEAR),
    ITALIC(Group.WORDS, "Mod-i", Place.NEAR),
    LINK(Group.WORDS, "Mod-k", Place.NEAR),
    CODE(Group.WORDS, "Mod-e", Place.KEY),
    LANGUAGE(Group.WORDS, "Mod-Alt-l", Place.NEAR),
    BAR(Group.WORDS, "Alt-F10", Place.KEY),
    OMISSION(Group.WORDS, "Mod-Alt-o", Place.BAR),
    PARAGRAPH(Group.PARTS, "Mod-Alt-0", Place.MENU),
    HEADING(Group.PARTS, "Mod-Alt-2", Place.BOTH),
    SUBHEADING(Group.PARTS, "Mod-Alt-3", Place.BOTH),
    MINORHEADING(Group.PARTS, "Mod-Alt-4", Place.MENU),
    LIST(Group.PARTS, "Mod-Shift-8", Place.BOTH),
    NUMBERS(Group.PARTS, "Mod-Shift-7", Place.BOTH),
    QUOTE(Group.PARTS, "Mod-Shift-9", Place.BOTH),
    CALLOUT(Group.PARTS, "Mod-Alt-n", Place.BOTH),
    PULLQUOTE(Group.PARTS, "Mod-Alt-k", Place.BOTH),
    CODEBLOCK(Group.PARTS, "Mod-Alt-c", Place.MENU),
    PICTURE(Group.INSERTS, "Mod-Alt-p", Place.BOTH),
    TABLE(Group.INSERTS, "Mod-Alt-t", Place.BOTH),
    FOOTNOTE(Group.INSERTS, "Mod-Alt-f", Place.BAR),
    RULE(Group.INSERTS, "Mod-Alt-r", Place.MENU),
    ROWAFTER(Group.TABLES, "Mod-Alt-ArrowDown", Place.TABLE),
    COLUMNAFTER(Group.TABLES, "Mod-Alt-ArrowRight", Place.TABLE),
    ROWLESS(Group.TABLES, "Mod-Alt-ArrowUp", Place.TABLE),
    COLUMNLESS(Group.TABLES, "Mod-Alt-ArrowLeft", Place.TABLE),
    TABLELESS(Group.TABLES, "Mod-Alt-Backspace", Place.TABLE),
    DEEPER(Group.MOVES, "Mod-]", Place.KEY),
    OUTER(Group.MOVES, "Mod-[", Place.KEY),
    UP(Group.MOVES, "Alt-ArrowUp", Place.KEY),
    DOWN(Group.MOVES, "Alt-ArrowDown", Place.KEY),
    UNDO(Group.WRITING, "Mod-z", Place.KEY),
    REDO(Group.WRITING, "Mod-y", Place.KEY),
    FIND(Group.WRITING, "Mod-h", Place.BAR),
    SOURCE(Group.WRITING, "Mod-Alt-m", Place.BAR),
    FULL(Group.WRITING, "Mod-Shift-f", Place.BAR),
    PAGE(Group.WRITING, "Mod-Alt-v", Place.BAR),
    PALETTE(Group.WRITING, "Mod-Shift-k", Place.KEY),
    KEYS(Group.WRITING, "Mod-/", Place.BAR);

    /** Under which heading of the list of keys a command stands. */
    public enum Group {
        WORDS,
        PARTS,
        INSERTS,
        TABLES,
        MOVES,
        WRITING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Place {
        BAR,
        /** Over the text, and near what is selected in it. */
        NEAR,
        MENU,
        BOTH,
        TABLE,
        KEY
    }

    private final Group group;
    private final String key;
    private final Place place;

    TextCommand(Group group, String key, Place place) {
        this.group = group;
        this.key = key;
        this.place = place;
    }

    /** By which the script and the messages know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Group group() {
        return group;
    }

    /** The keys as the script names them; Mod is Control, and Command where there is one. */
    public String key() {
        return key;
    }

    /** The keys as ARIA names them. */
    public String aria() {
        return key.replace("Mod", "Control").replace('-', '+');
    }

    /** The keys as they are printed on most keyboards. */
    public String shown() {
        return key.replace("Mod", "Ctrl").replace("Arrow", "").replace('-', '+');
    }

    /** The keys one by one, as messages name them: those with names by their names. */
    public List<String> keys() {
        return List.of(key.split("-"));
    }

    /** Whether it has a button over the text. */
    public boolean isButton() {
        return isNear() || place == Place.BAR || place == Place.BOTH || place == Place.TABLE;
    }

    /** Whether it has a button near what is selected as well. */
    public boolean isNear() {
        return place == Place.NEAR;
    }

    /** Whether its button is only there inside a table. */
    public boolean isForTables() {
        return place == Place.TABLE;
    }

    /** Whether the menu after a slash offers it. */
    public boolean isOffered() {
        return place == Place.MENU || place == Place.BOTH;
    }
}
