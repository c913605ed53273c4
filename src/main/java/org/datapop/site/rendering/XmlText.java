package org.datapop.site.rendering;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes an XML document in which every value is escaped, and none can break it. */
final class XmlText {

    /** What no XML 1.0 document may hold, however it is escaped; half a character too. */
    private static final String IMPOSSIBLE =
            "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** What is written between the tags of an element. */
    @FunctionalInterface
    interface Inside {
        void write();
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    XmlText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element; attributes are pairs of name and value, where null leaves one out. */
    XmlText element(String name, Inside inside, @Nullable String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            attributes(attributes);
            inside.write();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    XmlText element(String name, String value, @Nullable String... attributes) {
        return element(name, () -> characters(value), attributes);
    }

    /** An element without anything inside. */
    XmlText empty(String name, @Nullable String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    static String possible(String value) {
        return value.replaceAll(IMPOSSIBLE, "");
    }

    private void attributes(@Nullable String... pairs) throws XMLStreamException {
        for (var i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1];
            if (value != null) {
                xml.writeAttribute(String.valueOf(pairs[i]), possible(value));
            }
        }
    }

    private void characters(String value) {
        try {
            xml.writeCharacters(possible(value));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }
}
