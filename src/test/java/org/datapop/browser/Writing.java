package org.datapop.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Writes into the texts of a form, over which an editor may lie. */
public final class Writing {

    private Writing() {}

    /** Replaces a whole text by Markdown, as whoever sees its source would. */
    public static void put(Page page, String area, String markdown) {
        page.locator(area)
                .evaluate(
                        "(area, text) => { area.value = text;"
                                + " area.dispatchEvent(new Event('input', { bubbles: true })) }",
                        markdown);
    }

    /** What one types into for a text area. */
    public static Locator editor(Page page, String area) {
        return page.locator(".editor:has(" + area + ") .ProseMirror");
    }

    public static String selected(Page page) {
        return (String) page.evaluate("() => getSelection().toString()");
    }
}
