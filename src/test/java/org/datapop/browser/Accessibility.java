package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Holds a page to WCAG 2.2 AA and to good practice, as far as a machine can see. A page in a frame
 * is a page of its own, which is checked by itself: nothing is run in frames, whose processes come
 * and go while one waits for their answers.
 */
public final class Accessibility {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String VIOLATIONS =
            """
            async standards => {
              const found = await axe.run(document, {
                iframes: false,
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: standards },
              });
              return found.violations.map(rule => `${rule.id}: ${rule.help} (${rule.helpUrl})\\n`
                + rule.nodes.map(node => `  ${node.target} ${node.html}`).join('\\n'));
            }\
            """;

    private Accessibility() {}

    public static void check(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat((List<?>) page.evaluate(VIOLATIONS, STANDARDS))
                .as("accessibility of %s", page.url())
                .isEmpty();
    }
}
