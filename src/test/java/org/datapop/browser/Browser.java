package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The browser of one test. It watches every page it opens for what must never happen: errors in the
 * console, violations of the content security policy, a script that an author's text brought in,
 * and requests to other hosts.
 */
public final class Browser implements AutoCloseable {

    private static final String SCRIPT_RAN = "() => window.__xss !== undefined";

    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    public Page open(String url) {
        return open(url, Look.DESK);
    }

    /** Opens the address in a profile of its own and waits until everything has loaded. */
    public Page open(String url, Look look) {
        return open(url, options(look));
    }

    /** The same where no content security policy counts: nothing stands in the way of a script. */
    public Page openWithoutPolicy(String url) {
        return open(url, options(Look.DESK).setBypassCSP(true));
    }

    private static NewContextOptions options(Look look) {
        return new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(colours(look))
                .setJavaScriptEnabled(look.javaScript());
    }

    private Page open(String url, NewContextOptions options) {
        var context = chromium.newContext(options);
        contexts.add(context);
        context.onRequest(this::watch);
        var page = context.newPage();
        pages.add(page);
        page.onConsoleMessage(this::watch);
        page.onPageError(error -> problems.add("script error: " + error));
        page.onDialog(this::watch);
        opened.add(url);
        page.navigate(url);
        return page;
    }

    /** Loads a page again as another window shows it, which is cheaper than another profile. */
    public static void look(Page page, Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours(look)));
        page.reload();
    }

    /** What all pages of this test have asked for so far, in order. */
    public List<Transfer> transfers() {
        return requests.stream()
                .filter(request -> request.response() != null)
                .map(Browser::transfer)
                .toList();
    }

    /** What was wrong so far; empty is good. */
    public List<String> problems() {
        var all = new ArrayList<>(problems);
        for (var page : pages) {
            if (!page.isClosed() && page.evaluate(SCRIPT_RAN).equals(true)) {
                all.add("a script of the content ran on " + page.url());
            }
        }
        return all;
    }

    /** Called after every test. */
    public void assertQuiet() {
        assertThat(problems()).as("what the browser complained about").isEmpty();
    }

    /** For tests of what is expected to go wrong. */
    public void forgetProblems() {
        problems.clear();
        pages.clear();
    }

    /** Fails when the page is wider than its window. */
    public static void assertNoSidewaysScrolling(Page page) {
        var tooWide = "() => document.documentElement.scrollWidth - window.innerWidth";
        assertThat(((Number) page.evaluate(tooWide)).intValue())
                .as("pixels by which %s is too wide", page.url())
                .isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        Impatience.with(() -> contexts.forEach(BrowserContext::close));
    }

    private void watch(Request request) {
        requests.add(request);
        var uri = request.url().matches("(https?|wss?):.*") ? authority(request.url()) : null;
        if (uri != null && opened.stream().map(Browser::authority).noneMatch(uri::equals)) {
            problems.add("request to another host: " + request.url());
        }
    }

    private void watch(ConsoleMessage message) {
        var ownStatus =
                message.text().startsWith("Failed to load resource: the server responded")
                        && opened.stream()
                                .anyMatch(url -> message.location().startsWith(url + ":"));
        if (message.type().equals("error") && !ownStatus) {
            problems.add("console: " + message.text());
        }
    }

    private void watch(Dialog dialog) {
        problems.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    private static ColorScheme colours(Look look) {
        return look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    private static String authority(String url) {
        return String.valueOf(URI.create(url.replaceAll("[?#].*", "")).getRawAuthority());
    }

    private static Transfer transfer(Request request) {
        return new Transfer(
                request.url(),
                request.resourceType(),
                request.response().status(),
                request.sizes().responseBodySize);
    }
}
