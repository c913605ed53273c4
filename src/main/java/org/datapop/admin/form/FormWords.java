package org.datapop.admin.form;

import java.util.Locale;
import org.datapop.content.spi.Finding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of forms. A field is called {@code field.person-appointments-role}, or, where types
 * agree, by its last part: {@code field.role}.
 */
@Component
public class FormWords {

    private final MessageSource messages;

    FormWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param place of the field within the form, rows left out: {@code appointments/role}
     */
    public String label(String type, String place, Locale locale) {
        return ownOrCommon("field", type, place, locale);
    }

    /** What the place of a finding is called: {@code appointments/k1/role} is "Roles: Role". */
    public String place(String type, String place, Locale locale) {
        var parts = place.split("/");
        var group = label(type, parts[0], locale);
        return parts.length < 3
                ? group
                : group + ": " + label(type, parts[0] + "/" + parts[parts.length - 1], locale);
    }

    /** What helps to fill a field; empty where nothing does. */
    String hint(String type, String place, Locale locale) {
        return ownOrCommon("hint", type, place, locale);
    }

    /** One of the values of a choice. */
    public String choice(String place, String value, Locale locale) {
        return find("choice." + last(place) + "-" + value, locale);
    }

    /** One of the kinds of rows. */
    public String kind(String kind, Locale locale) {
        return find("block." + kind, locale);
    }

    /** A type of content. */
    public String type(String type, Locale locale) {
        return find("type." + type, locale);
    }

    /** A document that can be pointed to; what isn't public yet is told, for its link isn't. */
    public String target(String title, boolean isPublic, Locale locale) {
        return isPublic
                ? title
                : String.valueOf(
                        messages.getMessage(
                                "admin.reference.unpublished", new Object[] {title}, "", locale));
    }

    /** What is wrong, as a sentence. */
    public String problem(Finding finding, Locale locale) {
        return String.valueOf(
                messages.getMessage(
                        "finding." + finding.problem(), finding.values().toArray(), "", locale));
    }

    private String ownOrCommon(String family, String type, String place, Locale locale) {
        var own = find(family + "." + type + "-" + place.replace('/', '-'), locale);
        return own.isEmpty() ? find(family + "." + last(place), locale) : own;
    }

    private String find(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, "", locale));
    }

    private static String last(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
