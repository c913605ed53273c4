package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.datapop.markup.Slip;

/**
 * Something in a document that may be amiss. It hinders nobody from saving; whoever publishes all
 * the same says why.
 *
 * @param field where: a place of the form, or what stands beside it ({@code form-slug})
 * @param code what: the end of message keys
 * @param words that it is about, to find it by; empty where there are none
 * @param at about where they stand in the field, in UTF-16 units
 */
record Advice(String field, String code, String words, int at) {

    static final String SUMMARY_MISSING = "summary-missing";
    static final String SUMMARY_LONG = "summary-long";
    static final String SLUG_COPY = "slug-copy";
    static final String LINK_DEAD = "link-dead";
    static final String PICTURE_LOST = "picture-lost";

    static Advice of(String field, Slip slip) {
        return new Advice(field, code(slip.kind()), slip.words(), slip.at());
    }

    static String code(Slip.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is all about, for the record: each kind once. */
    static String codes(List<Advice> advice) {
        return advice.stream().map(Advice::code).distinct().collect(Collectors.joining(" "));
    }
}
