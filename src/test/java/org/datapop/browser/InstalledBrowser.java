package org.datapop.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Chromium or Chrome of this machine; none is ever downloaded. */
final class InstalledBrowser {

    static final String NONE =
            "no Chromium or Chrome found: apt-get install chromium, or set CHROME_BIN";

    private static final List<String> USUAL =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/google-chrome-stable",
                    "/opt/google/chrome/chrome",
                    "/snap/bin/chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private InstalledBrowser() {}

    static Optional<Path> find() {
        return find(System.getenv(), USUAL);
    }

    /** A CHROME_BIN that doesn't exist finds nothing: it was meant, so nothing else is taken. */
    static Optional<Path> find(Map<String, String> environment, List<String> usual) {
        var named = environment.get("CHROME_BIN");
        var candidates = named == null || named.isBlank() ? usual.stream() : Stream.of(named);
        return candidates.map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
