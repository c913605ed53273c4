package org.datapop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody at the admin area whose browser has no scripts: cookies, links and forms. */
public final class StaffClient {

    private final String site;
    private final CookieManager cookies;
    private final HttpClient client;
    private String address = "";
    private Document page = new Document("");
    private int status;

    public StaffClient(int port) {
        this(port, new CookieManager());
    }

    private StaffClient(int port, CookieManager cookies) {
        this.site = "http://localhost:" + port;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same browser at another node of the site. */
    public StaffClient at(int otherPort) {
        return new StaffClient(otherPort, cookies);
    }

    /** Opens an address and follows redirects. */
    public StaffClient open(String path) {
        return follow(send(HttpRequest.newBuilder(URI.create(site + path)).GET()), path);
    }

    public StaffClient signIn(String email, String password) {
        open("/admin/sign-in");
        return submit("main form", Map.of("email", email, "password", password));
    }

    /** Sends a form of the page as a browser would, with its first button. */
    public StaffClient submit(String form, Map<String, String> typed) {
        return submit(form, "button", typed);
    }

    /**
     * Sends a form of the page as a browser would.
     *
     * @param form selects the form
     * @param button selects the button in it or for it
     * @param typed what somebody types, by name
     */
    public StaffClient submit(String form, String button, Map<String, String> typed) {
        var element = page.selectFirst(form);
        if (element == null) {
            throw new IllegalStateException(
                    "There is no " + form + " on " + address + ": " + status + " " + page.text());
        }
        var sent = values(element);
        typed.forEach((name, value) -> sent.put(name, new ArrayList<>(List.of(value))));
        var pressed = element.selectFirst(button);
        if (pressed != null && pressed.hasAttr("name")) {
            sent.put(pressed.attr("name"), List.of(pressed.attr("value")));
        }
        return post(element.attr("action"), sent);
    }

    /** The fields of a form as a browser sends them. */
    public static Map<String, List<String>> values(Element form) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            if (!field.attr("type").matches("radio|checkbox") || field.hasAttr("checked")) {
                values.computeIfAbsent(field.attr("name"), _ -> new ArrayList<>())
                        .add(value(field));
            }
        }
        return values;
    }

    private static String value(Element field) {
        return switch (field.normalName()) {
            case "textarea" -> field.wholeText().replaceFirst("^\n", "");
            case "select" -> {
                yield field.select("option").stream()
                        .filter(option -> option.hasAttr("selected"))
                        .findFirst()
                        .orElseGet(() -> field.child(0))
                        .attr("value");
            }
            default -> field.attr("value");
        };
    }

    public StaffClient post(String path, Map<String, List<String>> values) {
        return follow(send(post(path, encode(values))), path);
    }

    /** The answer to a POST without following it. */
    public HttpResponse<String> raw(String method, String path, Map<String, List<String>> values) {
        return method.equals("GET")
                ? send(HttpRequest.newBuilder(URI.create(site + path)).GET())
                : send(
                        post(path, encode(values))
                                .header(
                                        "X-XSRF-TOKEN",
                                        values.getOrDefault("_csrf", List.of("")).getFirst())
                                .method(method, BodyPublishers.ofString(encode(values))));
    }

    /** The answer to a POST of anything. */
    HttpResponse<String> send(String path, String contentType, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** What is downloaded from an address, byte by byte. */
    public HttpResponse<byte[]> download(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(site + path)).GET(), BodyHandlers.ofByteArray());
    }

    /** An answer that goes on: its lines, as they come, until it ends or is closed. */
    public HttpResponse<Stream<String>> listen(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET(), BodyHandlers.ofLines());
    }

    /** Sends a form with a file, as a browser would. */
    public StaffClient upload(String form, byte[] file) {
        var element = page.selectFirst(form);
        if (element == null) {
            throw new IllegalStateException("There is no " + form + " on " + address);
        }
        var head =
                "--between\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.zip\"\r\n\r\n"
                        .formatted(element.select("[type=file]").attr("name"));
        var request =
                HttpRequest.newBuilder(URI.create(site + element.attr("action")))
                        .header("Content-Type", "multipart/form-data; boundary=between")
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(head),
                                        BodyPublishers.ofByteArray(file),
                                        BodyPublishers.ofString("\r\n--between--\r\n")));
        return follow(send(request), element.attr("action"));
    }

    /** What a form of this browser must carry to be believed. */
    public String token() {
        open("/admin/sign-in");
        var field = page.selectFirst("input[name=_csrf]");
        return field == null ? "" : field.attr("value");
    }

    public String address() {
        return address;
    }

    public int status() {
        return status;
    }

    public Document page() {
        return page;
    }

    /** The words of the page, without what stands around it. */
    public String words() {
        return page.select("main").text();
    }

    /** Goes on in a real browser, signed in as here. */
    public void goOnIn(BrowserContext browser) {
        browser.addCookies(
                cookies().stream()
                        .map(cookie ->
                                new Cookie(cookie.getName(), cookie.getValue())
                                        .setDomain("localhost")
                                        .setPath("/admin"))
                        .toList());
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encode(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream()
                                .map(value ->
                                        URLEncoder.encode(entry.getKey(), UTF_8)
                                                + "="
                                                + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private StaffClient follow(HttpResponse<String> answer, String path) {
        var place = path;
        var last = answer;
        while (last.statusCode() / 100 == 3) {
            place =
                    URI.create(site + place)
                            .resolve(last.headers().firstValue("Location").orElseThrow())
                            .toString()
                            .substring(site.length());
            last =
                    send(
                            HttpRequest.newBuilder(URI.create(site + place.replaceFirst("#.*", "")))
                                    .GET());
        }
        address = place;
        status = last.statusCode();
        page = Jsoup.parse(last.body());
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
