package org.datapop.markup;

/**
 * The few words that the HTML of a text adds to what its author wrote, in the language of the page.
 */
public interface Words {

    /** For pages in a language that has no words of its own. */
    Words ENGLISH =
            new Words() {
                @Override
                public String table() {
                    return "Table";
                }

                @Override
                public String notes() {
                    return "Notes";
                }

                @Override
                public String note(int number) {
                    return "Note " + number;
                }

                @Override
                public String backToReference(int number, int occurrence) {
                    var which = occurrence == 1 ? "" : ", mark " + occurrence;
                    return "Back to the text at note " + number + which;
                }

                @Override
                public String section(String heading) {
                    return "Link to “" + heading + "”";
                }

                @Override
                public String omission() {
                    return "Passage left out";
                }

                @Override
                public String callout() {
                    return "Note";
                }
            };

    /** The name of a table without a caption. */
    String table();

    /** The name of the list of footnotes. */
    String notes();

    /** The name of a footnote's mark in the text. */
    String note(int number);

    /** The name of the link from a footnote back to its first, second, … mark in the text. */
    String backToReference(int number, int occurrence);

    /** The name of the link that a heading has to itself. */
    String section(String heading);

    /** The name of the mark for what an author left out. */
    String omission();

    /** The name of a remark that is set apart. */
    String callout();
}
