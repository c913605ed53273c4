package org.datapop.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

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

    /**
     * What a clipboard holds that was filled elsewhere.
     *
     * @param html empty where it holds words alone
     */
    public static void paste(Locator target, String html, String plain) {
        target.evaluate(
                """
                (target, [html, plain]) => {
                  const data = new DataTransfer();
                  if (html) data.setData("text/html", html);
                  data.setData("text/plain", plain);
                  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """,
                List.of(html, plain));
    }

    public static String selected(Page page) {
        return (String) page.evaluate("() => getSelection().toString()");
    }
}
