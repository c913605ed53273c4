package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a page to WCAG 2.2 AA and to good practice, as far as a machine can see. */
public final class Accessibility {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The page in the frame of a preview is a page of its own, which is checked by itself. */
    private static final String PREVIEW = "[data-stage]";

    private Accessibility() {}

    public static void check(Page page) {
        check(page, new AxeBuilder(page).exclude(PREVIEW));
    }

    /** Of a page that has another in a frame, which is checked by itself. */
    public static void checkAround(Page page, String frame) {
        check(page, new AxeBuilder(page).exclude(frame).exclude(PREVIEW));
    }

    private static void check(Page page, AxeBuilder axe) {
        var onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        // What is found in frames is put together in a second page, which one without them can do
        // without.
        var alone = page.frames().size() == 1;
        var violations =
                axe.options(onlyViolations)
                        .withTags(STANDARDS)
                        .setLegacyMode(alone)
                        .analyze()
                        .getViolations();
        assertThat(violations.stream().map(Accessibility::describe).toList())
                .as("accessibility of %s", page.url())
                .isEmpty();
    }

    private static String describe(Rule rule) {
        var elements =
                rule.getNodes().stream()
                        .map(node -> "  " + node.getTarget() + " " + node.getHtml())
                        .collect(Collectors.joining("\n"));
        return rule.getId() + ": " + rule.getHelp() + " (" + rule.getHelpUrl() + ")\n" + elements;
    }
}
