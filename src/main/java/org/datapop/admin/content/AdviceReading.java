package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datapop.content.spi.Field;
import org.datapop.markup.Markup;
import org.datapop.markup.Review;
import org.datapop.markup.Slip;
import org.datapop.shared.Language;
import tools.jackson.databind.JsonNode;

/** Goes through a body once, by the fields of its form, and reads every text. */
final class AdviceReading {

    /** More is no advice any more. */
    static final int MOST = 100;

    private static final int MOST_LINKS = 1_000;

    private final Markup markup;
    private final Language language;
    private final List<Advice> advice = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    AdviceReading(Markup markup, Language language) {
        this.markup = markup;
        this.language = language;
    }

    /** What leads to something of this site, and from which field. */
    record Link(String field, Review.Lead lead) {}

    List<Advice> advice() {
        return advice;
    }

    List<Link> links() {
        return links;
    }

    /** Where a place stands in the order of the form; the last is what stands beside it. */
    int order(String place) {
        return places.getOrDefault(place, Integer.MAX_VALUE);
    }

    void fields(String place, List<Field> fields, JsonNode values) {
        fields.forEach(field -> field(place + field.key(), field, values.path(field.key())));
    }

    private void field(String place, Field field, JsonNode value) {
        places.put(place, places.size());
        switch (field.kind()) {
            case LINE, TEXT -> add(place, markup.reviewPlain(value.asString(""), language));
            case MARKDOWN -> add(place, markup.review(value.asString(""), language));
            case PICTURE -> picture(place, value);
            case REFERENCE -> point(place, Review.To.CONTENT, value.asString(""));
            case REFERENCES ->
                    value.forEach(one -> point(place, Review.To.CONTENT, one.asString("")));
            case GROUP, BLOCKS -> value.forEach(row -> row(place, field, row));
            case NUMBER, DATE, CHOICE, FLAG, URL, LANGUAGE -> {}
        }
    }

    private void row(String place, Field field, JsonNode row) {
        fields(
                place + "/" + row.path("key").asString("") + "/",
                field.fieldsOf(row.path("kind").asString("")),
                row);
    }

    private void add(String place, Review review) {
        review.slips().stream()
                .limit(Math.max(0, MOST - advice.size()))
                .forEach(slip -> advice.add(Advice.of(place, slip)));
        review.links().forEach(lead -> link(place, lead));
    }

    private void picture(String place, JsonNode value) {
        var media = value.path("media").asString("");
        var alt = value.path("alt").asString("");
        places.put(place + "/alt", places.size());
        add(place + "/alt", markup.reviewPlain(alt, language));
        point(place, Review.To.MEDIA, media);
        if (!media.isEmpty() && alt.isBlank() && !value.path("decorative").asBoolean(false)) {
            advice.add(new Advice(place + "/alt", Advice.code(Slip.Kind.PICTURE_ALT), "", 0));
        }
    }

    private void point(String place, Review.To to, String target) {
        if (!target.isEmpty()) {
            link(place, new Review.Lead(to, target, "", 0));
        }
    }

    private void link(String place, Review.Lead lead) {
        if (links.size() < MOST_LINKS) {
            links.add(new Link(place, lead));
        }
    }
}
