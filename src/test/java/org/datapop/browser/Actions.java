package org.datapop.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

/**
 * What somebody does at a page, counted: each click, each stretch of typing, each key that isn't
 * part of one, each paste.
 */
public final class Actions {

    private static final int MANY_TABS = 150;

    private final Page page;
    private int count;

    public Actions(Page page) {
        this.page = page;
    }

    public int count() {
        return count;
    }

    public Actions click(String selector) {
        return click(page.locator(selector).first());
    }

    public Actions click(Locator target) {
        count++;
        target.click();
        return this;
    }

    public Actions doubleClick(Locator target, int x, int y) {
        count++;
        target.dblclick(new Locator.DblclickOptions().setPosition(x, y));
        return settle();
    }

    public Actions press(String key) {
        count++;
        page.keyboard().press(key);
        return settle();
    }

    public Actions type(String text) {
        count++;
        page.keyboard().type(text);
        return this;
    }

    /** A long text, as quickly as a machine types it. */
    public Actions write(String text) {
        count++;
        var keyboard = page.keyboard();
        for (var word : text.split("(?<= )")) {
            keyboard.press(word.substring(0, 1));
            keyboard.insertText(word.substring(1));
        }
        return this;
    }

    /** What a clipboard holds that was filled elsewhere. */
    public Actions paste(Locator target, String html, String plain) {
        count++;
        Writing.paste(target, html, plain);
        return this;
    }

    /** Goes on by Tab until something is focused. */
    public Actions tabTo(String selector) {
        for (var tabs = 0; tabs < MANY_TABS; tabs++) {
            if (page.locator(":focus").count() > 0
                    && (Boolean)
                            page.locator(":focus")
                                    .evaluate("(node, wanted) => node.matches(wanted)", selector)) {
                return this;
            }
            press("Tab");
        }
        throw new AssertionError("Tab never comes to " + selector);
    }

    /**
     * Browsers tell of a new selection a moment after it was made. A key may also lead to another
     * page, on which there is nothing to wait for.
     */
    private Actions settle() {
        try {
            page.evaluate(
                    "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        } catch (PlaywrightException left) {
            page.waitForLoadState();
        }
        return this;
    }
}
