package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds a whole HTML document to the standard, as the W3C's checker does, without a network. */
public final class HtmlChecker {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private HtmlChecker() {}

    /** Fails with every error and warning, each with its line. */
    public static void check(String html) {
        assertThat(problems(html)).as("what the HTML checker found").isEmpty();
    }

    public static List<String> problems(String html) {
        var problems = new Problems();
        try {
            var validator = new SimpleDocumentValidator(false, false, false);
            validator.setUpMainSchema(SCHEMA, problems);
            validator.setUpValidatorAndParsers(problems, true, false);
            var input = new InputSource(new StringReader(html));
            input.setSystemId("page.html");
            validator.checkHtmlInputSource(input);
        } catch (SAXException | IOException e) {
            problems.found.add(e.toString());
        } catch (Exception e) {
            throw new IllegalStateException("The HTML checker doesn't work", e);
        }
        return problems.found;
    }

    private static final class Problems implements ErrorHandler {

        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException problem) {
            found.add("warning, line " + problem.getLineNumber() + ": " + problem.getMessage());
        }

        @Override
        public void error(SAXParseException problem) {
            found.add("error, line " + problem.getLineNumber() + ": " + problem.getMessage());
        }

        @Override
        public void fatalError(SAXParseException problem) {
            error(problem);
        }
    }
}
