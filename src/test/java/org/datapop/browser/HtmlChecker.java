package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import nu.validator.validation.SimpleDocumentValidator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds a whole HTML document to the standard, as the W3C's checker does, without a network. */
public final class HtmlChecker {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";
    private static final long STACK_BYTES = 16 << 20;

    /** Reading the schema takes ten times as long as checking a page. */
    private static @Nullable SimpleDocumentValidator validator;

    private HtmlChecker() {}

    /** Fails with every error and warning, each with its line. */
    public static void check(String html) {
        assertThat(problems(html)).as("what the HTML checker found").isEmpty();
    }

    public static List<String> problems(String html) {
        try (var thread = Executors.newSingleThreadExecutor(HtmlChecker::deepThread)) {
            return thread.submit(() -> find(html)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The HTML checker doesn't work", e);
        }
    }

    /** The schema is read by recursion, and until that is compiled it takes much room. */
    private static Thread deepThread(Runnable task) {
        return new Thread(null, task, "html-checker", STACK_BYTES);
    }

    private static synchronized List<String> find(String html) throws Exception {
        var problems = new Problems();
        if (validator == null) {
            validator = withSchema(problems);
        }
        validator.setUpValidatorAndParsers(problems, true, false);
        var input = new InputSource(new StringReader(html));
        input.setSystemId("page.html");
        try {
            validator.checkHtmlInputSource(input);
        } catch (SAXException | IOException e) {
            problems.found.add(e.toString());
        }
        return problems.found;
    }

    private static SimpleDocumentValidator withSchema(ErrorHandler problems) throws Exception {
        var validator = new SimpleDocumentValidator(false, false, false);
        validator.setUpMainSchema(SCHEMA, problems);
        return validator;
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
