package org.datapop.content.spi;

import java.util.List;

/**
 * Describes one kind of document. A bean of this type is all that the kernel needs to store, check,
 * publish and find such documents; with a template {@code site/<key>.html}, messages {@code
 * <key>.*} and a golden file it is a whole content type.
 *
 * @param <B> the record that holds a body of the current version
 */
public interface ContentType<B extends Body> {

    /**
     * The name of the type in tables, templates and messages: lower case letters. Never changed
     * once in use.
     */
    String key();

    /** Where a document of this type is found. */
    Address address(Draft draft);

    /** The fields of the body, in the order of the form. */
    FormSpec form();

    /**
     * The changes from version 1 to today, in order; the current version is one more than their
     * number.
     */
    default List<Upgrade> upgrades() {
        return List.of();
    }

    /** Whether a site has only one such document per language. */
    default boolean single() {
        return false;
    }

    default int version() {
        return upgrades().size() + 1;
    }
}
