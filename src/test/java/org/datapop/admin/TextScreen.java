package org.datapop.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.datapop.accounts.Role;
import org.datapop.browser.Browser;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;

/** The form of a new person, with the caret in the biography. */
final class TextScreen {

    private static final String TEXT = "#f-biography";

    private TextScreen() {}

    static Page begin(Browser browser, Colleagues colleagues, int port) {
        return begin(browser, colleagues, port, Look.DESK);
    }

    static Page begin(Browser browser, Colleagues colleagues, int port, Look look) {
        var page = colleagues.begin(browser, port, Role.EDITOR, "person", look);
        text(page).scrollIntoViewIfNeeded();
        editor(page).click();
        return page;
    }

    /** What is stored. */
    static Locator text(Page page) {
        return page.locator(TEXT);
    }

    /** What is typed into. */
    static Locator editor(Page page) {
        return Writing.editor(page, TEXT);
    }

    static void put(Page page, String markdown) {
        Writing.put(page, TEXT, markdown);
    }

    static void paste(Page page, String html, String plain) {
        Writing.paste(editor(page), html, plain);
    }

    /** Browsers tell of a new selection a moment after it was made. */
    static void settle(Page page) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }

    /**
     * Gives a picture whenever the page asks for a file. Listened to early: whoever begins to
     * listen while keys are pressed may come too late.
     */
    static void chooseAPicture(Page page) {
        page.onFileChooser(chooser -> chooser.setFiles(picture()));
    }

    private static FilePayload picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload("table.png", "image/png", bytes.toByteArray());
    }
}
