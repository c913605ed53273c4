package org.datapop.reliability;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.datapop.admin.StaffClient;
import org.jsoup.nodes.Element;

/**
 * Somebody who adds a word of their own to a text, again and again, in a browser that goes now to
 * the one node and now to the other, and who writes down what they were told is saved.
 */
final class Editor implements Runnable {

    private static final String FORM = "form#form";
    private static final String TEXT = "biography";
    private static final int TRIES = 4;

    /** What stands around two texts of the same place until somebody took it out. */
    private static final String MARKS = "[ \\t]*⟪[^⟫\\n]*⟫[ \\t]*";

    private final String name;
    private final Random random;
    private final List<String> documents;
    private final List<StaffClient> browsers;
    private final Runnable signIn;
    private final AtomicBoolean goOn;
    private final List<Word> acknowledged = new ArrayList<>();
    private int words;
    private int conflicts;
    private int failures;

    /** A word in a document. */
    record Word(String document, String word) {}

    /**
     * @param browsers the same cookies, one for each node
     * @param signIn signs in anew
     */
    Editor(
            String name,
            long seed,
            List<String> documents,
            List<StaffClient> browsers,
            Runnable signIn,
            AtomicBoolean goOn) {
        this.name = name;
        this.random = new Random(seed);
        this.documents = documents;
        this.browsers = browsers;
        this.signIn = signIn;
        this.goOn = goOn;
    }

    @Override
    public void run() {
        while (goOn.get()) {
            try {
                addAWord();
            } catch (UncheckedIOException _) {
                failures++; // a node that is gone, or an answer that was cut off
            }
        }
    }

    List<Word> acknowledged() {
        return acknowledged;
    }

    int conflicts() {
        return conflicts;
    }

    int failures() {
        return failures;
    }

    private void addAWord() {
        var document = documents.get(random.nextInt(documents.size()));
        var browser = browsers.get(random.nextInt(browsers.size()));
        browser.open("/admin/content/" + document);
        if (browser.address().contains("/admin/sign-in")) {
            signInAgain();
            return;
        }
        if (browser.page().selectFirst(FORM) == null) {
            failures++;
            return;
        }
        var word = name + "n" + ++words;
        browser.submit(FORM, Map.of(TEXT, with(word, text(browser))));
        for (var tries = 0; tries < TRIES && isContested(browser); tries++) {
            conflicts++;
            browser.submit(FORM, Map.of(TEXT, text(browser).replaceAll(MARKS, "\n\n").strip()));
        }
        if (browser.status() == 200 && browser.words().contains("Saved as a draft")) {
            acknowledged.add(new Word(document, word));
        } else {
            failures++;
        }
    }

    /** Where its connection was just ended, the sign-in page too is only the word to come back. */
    private void signInAgain() {
        try {
            signIn.run();
        } catch (IllegalStateException _) {
            failures++;
        }
    }

    private static boolean isContested(StaffClient browser) {
        return browser.page().selectFirst(FORM + ".merge") != null
                && List.of(409, 422).contains(browser.status());
    }

    /** At the end, at the beginning, or behind another word. */
    private String with(String word, String text) {
        var breaks = text.split("\n\n");
        var at = random.nextInt(breaks.length);
        return switch (random.nextInt(3)) {
            case 0 -> (text + "\n\n" + word + ".").strip();
            case 1 -> (word + ".\n\n" + text).strip();
            default -> {
                breaks[at] = breaks[at] + " " + word + ".";
                yield String.join("\n\n", breaks).strip();
            }
        };
    }

    private static String text(StaffClient browser) {
        Element area = browser.page().expectFirst("textarea[name=" + TEXT + "]");
        return area.wholeText().replaceFirst("^\n", "");
    }
}
