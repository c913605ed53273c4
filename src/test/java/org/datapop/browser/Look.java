package org.datapop.browser;

/**
 * How a page is looked at.
 *
 * @param width of the window in CSS pixels
 */
public record Look(int width, boolean dark, boolean javaScript) {

    public static final Look DESK = new Look(1280, false, true);
    public static final Look PHONE = new Look(320, false, true);

    public Look inTheDark() {
        return new Look(width, true, javaScript);
    }

    public Look withoutJavaScript() {
        return new Look(width, dark, false);
    }

    int height() {
        return width < 600 ? 640 : 900;
    }
}
