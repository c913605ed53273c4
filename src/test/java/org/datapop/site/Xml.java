package org.datapop.site;

import java.io.StringReader;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** Holds what the site writes for machines to the schemas of {@code schema/}. */
public final class Xml {

    private Xml() {}

    /** Fails with the first thing that is wrong. */
    public static void check(String xml, String... schemas) throws Exception {
        var sources =
                Arrays.stream(schemas)
                        .map(name -> Xml.class.getResource("/schema/" + name + ".xsd").toString())
                        .map(StreamSource::new)
                        .toArray(Source[]::new);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(sources)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
