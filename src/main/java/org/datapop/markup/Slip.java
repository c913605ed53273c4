package org.datapop.markup;

/**
 * Something in a text that its author may want to look at again.
 *
 * @param words as they are read, to find them by; empty where there are none
 * @param at about where they stand in the source, in UTF-16 units, each end of a line counted as
 *     one
 */
public record Slip(Kind kind, String words, int at) {

    /** What is amiss. */
    public enum Kind {
        HEADING_EMPTY,
        /** A heading two or more levels below the one before it. */
        HEADING_JUMP,
        /** Such as "here": whoever hears nothing but the links of a page learns nothing of it. */
        LINK_WORDS,
        /** An address where words should be. */
        LINK_ADDRESS,
        /**
         * What is written as a link or a picture and can't be one, so that it isn't shown as one.
         */
        LINK_NOWHERE,
        /** A picture that nobody said in words, nor is there another way to decide it in a text. */
        PICTURE_ALT,
        /** A pull quote whose words don't stand in the text, so that no search finds them. */
        QUOTE_ALONE,
        DOUBLED,
        PLACEHOLDER
    }
}
