package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.attack.Payloads;
import org.datapop.browser.Browser;

/** A window of somebody at the admin area, in which whatever an attack brought in is found. */
final class AttackedPage {

    private static final String DOOR = "/admin/sign-in";

    private static final String SEND =
            """
            ([path, fields]) => {
              const form = document.createElement('form');
              form.method = 'post';
              form.action = path;
              const token = document.querySelector('input[name=_csrf]');
              for (const [name, value] of [...fields, ['_csrf', token.value]]) {
                const field = document.createElement('textarea');
                field.name = name;
                field.value = value;
                form.append(field);
              }
              document.body.append(form);
              setTimeout(() => form.submit()); // when this has returned
            }
            """;

    /** Elements and attributes that no template of ours has. */
    private static final String FOREIGN =
            """
            () => [...document.querySelectorAll('*')].flatMap(element => {
              const found = [];
              const name = element.localName;
              const attack = /__xss|alert|evil|expression/;
              const own = url => new URL(url, location).origin === location.origin;
              if (/^(object|embed|base|applet|frame|frameset|math|marquee|isindex|portal|x)$/.test(name)) {
                found.push(name);
              }
              if (/^(script|style)$/.test(name) && (element.src ? !own(element.src) : attack.test(element.textContent))) {
                found.push(name);
              }
              if (name === 'meta' && element.httpEquiv) {
                found.push(name);
              }
              if (/^(img|iframe|source)$/.test(name) && element.src && !own(element.src)) {
                found.push(name + ' ' + element.src);
              }
              for (const { name: key, value } of element.attributes) {
                if (/^(on.*|style|srcdoc|formaction|background|ping|xlink:href)$/.test(key) || /[^a-z0-9:-]/i.test(key)) {
                  found.push(name + '[' + key + ']');
                }
                if (/^(href|src|action|poster|data)$/.test(key) && /^[\\s\\0-\\x20]*(javascript|data|vbscript):/i.test(value)) {
                  found.push(name + '[' + key + '=' + value + ']');
                }
              }
              return found;
            })
            """;

    private final Page page;
    private final String site;

    /**
     * @param isProtected whether the content security policy counts
     */
    AttackedPage(Browser browser, int port, boolean isProtected, List<HttpCookie> cookies) {
        site = "http://localhost:" + port;
        page = isProtected ? browser.open(site + DOOR) : browser.openWithoutPolicy(site + DOOR);
        page.context()
                .addCookies(
                        cookies.stream()
                                .map(cookie ->
                                        new Cookie(cookie.getName(), cookie.getValue())
                                                .setDomain("localhost")
                                                .setPath("/admin"))
                                .toList());
    }

    void look(String path) {
        page.navigate(site + path);
        check();
    }

    void forgetWhoIsThere() {
        page.context().clearCookies();
        page.navigate(site + DOOR);
    }

    /** Types into the first of such inputs, and waits for what a script makes of it. */
    void type(String input, String text, String answer) {
        page.locator(input).first().pressSequentially(text);
        page.locator(answer).first().waitFor();
        check();
    }

    /** What the page says is wrong. */
    String problems() {
        return String.join("\n", page.locator("[role=alert], .wrong").allInnerTexts());
    }

    int count(String selector) {
        return page.locator(selector).count();
    }

    /** Sends attacks in fields of these names. */
    void send(String path, Payloads payloads, String... names) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var name : names) {
            fields.put(name, List.of(payloads.next(name.equals("lines") ? 5_000 : 480)));
        }
        send(path, fields);
    }

    /** Sends a form as a browser would, and returns the status of the answer. */
    int send(String path, Map<String, List<String>> fields) {
        if (count("input[name=_csrf]") == 0) {
            page.navigate(site + "/admin/account");
        }
        var pairs =
                fields.entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream()
                                        .map(value -> List.of(field.getKey(), value)))
                        .toList();
        var answer = page.waitForNavigation(() -> page.evaluate(SEND, List.of(path, pairs)));
        check();
        return answer.status();
    }

    private void check() {
        assertThat((List<?>) page.evaluate(FOREIGN)).as(page.url()).isEmpty();
        assertThat(count("main")).as(page.url()).isEqualTo(1);
        assertThat((Boolean) page.evaluate("() => window.__xss === undefined"))
                .as(page.url())
                .isTrue();
    }
}
