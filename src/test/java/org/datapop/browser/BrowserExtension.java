package org.datapop.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser process for all tests, and a fresh profile for each. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var process =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent("process", _ -> new Process(), Process.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent("browser", _ -> new Browser(process.chromium()), Browser.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var browser = context.getStore(NAMESPACE).get("browser", Browser.class);
        if (browser != null && context.getExecutionException().isEmpty()) {
            browser.assertQuiet();
        }
    }

    /** Closed by JUnit at the very end. */
    private static final class Process implements AutoCloseable {

        /** Nothing leaves the machine: no name is resolved but its own. */
        private static final List<String> ARGUMENTS =
                List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE"
                                + " 127.0.0.1, EXCLUDE [::1]");

        private final Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        private com.microsoft.playwright.Browser chromium = launched();

        /** Another one where it was ended. */
        com.microsoft.playwright.Browser chromium() {
            if (!chromium.isConnected()) {
                chromium = launched();
            }
            return chromium;
        }

        private com.microsoft.playwright.Browser launched() {
            return playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(InstalledBrowser.find().orElseThrow())
                                    .setArgs(ARGUMENTS));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
