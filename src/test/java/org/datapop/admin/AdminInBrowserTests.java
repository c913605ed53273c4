package org.datapop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The admin area as an editor sees it. */
@SiteTest
@BrowserTest
class AdminInBrowserTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired DocumentList documents;
    @Autowired Pictures pictures;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/content?type=person&sort=title",
                "/admin/content?state=TRASHED",
                "/admin/content?q=a&state=LIVE&days=30&language=en&trashed=2&left=1",
                "/admin/content/{person}",
                "/admin/content/{interview}",
                "/admin/content/{home}",
                "/admin/content/{site}",
                "/admin/content/{person}?check=true",
                "/admin/content/{person}/history",
                "/admin/content/{person}/comparison",
                "/admin/content/{person}/authors",
                "/admin/content/{person}/shares",
                "/admin/outlook",
                "/admin/outlook?at=2099-01-01T09:00",
                "/admin/content/{interview}/authors",
                "/admin/content/{person}/publication",
                "/admin/content/{person}/withdrawal",
                "/admin/colleagues",
                "/admin/mails",
                "/admin/redirects",
                "/admin/redirects/missed",
                "/admin/pictures",
                "/admin/pictures/{picture}",
                "/admin/content/{person}/erasure",
                "/admin/account",
                "/admin/help",
                "/admin/account/second-factor",
                "/admin/content/00000000-0000-0000-0000-000000000000"
            })
    void screensAreAccessibleAndValidOnEveryScreenInEveryLight(String path, Browser browser) {
        var phone = new Look(360, false, true);
        // Colours don't depend on the width, so each width is seen in one light.
        var page = open(browser, fill(path), phone);
        for (var look : new Look[] {phone.inTheDark(), Look.DESK}) {
            Browser.look(page, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        HtmlChecker.check(page.content());
        browser.forgetProblems(); // A 404 is told in the console, and meant to be.
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/sign-in", "/admin/forgotten", "/admin/first-run/nothing"})
    void doorsAreAccessibleToo(String path, Browser browser) {
        var page = browser.open("http://localhost:" + port + path);
        for (var look : new Look[] {Look.PHONE, Look.DESK.inTheDark()}) {
            Browser.look(page, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        HtmlChecker.check(page.content());
        browser.forgetProblems();
    }

    @Test
    void whatIsTypedIsKeptAsideWithoutAButton(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        var typed = "Kept " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        page.click("[form=discard]");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).not().hasValue(typed);
    }

    @Test
    void whoeverIsSignedOutWhileTypingSignsInBesideTheirText(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        page.context().clearCookies();
        var typed = "Still here " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        var dialog = page.locator("dialog#signed-out");
        PlaywrightAssertions.assertThat(dialog).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("You are signed out");
        Accessibility.check(page);
        HtmlChecker.check(page.content());

        var door = page.frameLocator("dialog iframe");
        door.locator("#email").fill(colleagues.of(Role.ADMINISTRATOR).email());
        door.locator("#password").fill("not this one, surely");
        door.locator("main .primary").click();
        PlaywrightAssertions.assertThat(door.locator("[role=alert]")).isVisible();
        door.locator("#password").fill(Colleagues.PASSWORD);
        door.locator("main .primary").click();
        PlaywrightAssertions.assertThat(dialog).isHidden();
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        browser.forgetProblems(); // The refusals are told in the console.
    }

    @Test
    void aFormThatIsSentWithoutASessionTravelsThroughTheSignIn(Browser browser) {
        var page = open(browser, fill("/admin/content/{event}"), Look.DESK);
        var typed = "Sent late " + UUID.randomUUID();
        page.fill("#f-source", typed);
        page.context().clearCookies();
        page.locator("#f-source").press("Enter");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("What you sent is kept");
        page.fill("#email", colleagues.of(Role.ADMINISTRATOR).email());
        page.fill("#password", "not this one, surely");
        page.click("main button");
        PlaywrightAssertions.assertThat(page.locator("[role=alert]")).isVisible();
        page.fill("#password", Colleagues.PASSWORD);
        page.click("main button");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("You are signed in again");
        Accessibility.check(page);
        page.click("main button");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-source")).hasValue(typed);
        browser.forgetProblems();
    }

    @Test
    void aPictureComesIntoTheFormWithoutLeavingIt(Browser browser) {
        var page = open(browser, fill("/admin/content/{organization}"), Look.DESK);
        var control = page.locator(".picture");
        var typed = "Typed before " + UUID.randomUUID();
        page.fill("#f-country", typed);
        var file = control.locator("[type=file]");
        file.setInputFiles(new FilePayload("x.png", "image/png", "no picture".getBytes(UTF_8)));
        PlaywrightAssertions.assertThat(control.locator("[role=status]"))
                .containsText("This is not a JPEG, PNG or WebP");
        file.setInputFiles(new FilePayload("x.png", "image/png", new byte[40_000_000]));
        PlaywrightAssertions.assertThat(control.locator("[role=status]"))
                .containsText("more than 25 MB");
        file.setInputFiles(new FilePayload("Our logo.png", "image/png", png(640)));
        PlaywrightAssertions.assertThat(control.locator("img")).isVisible();
        PlaywrightAssertions.assertThat(control.locator("[role=status]")).isHidden();
        file.setInputFiles(new FilePayload("Łódź.png", "image/png", png(650)));
        PlaywrightAssertions.assertThat(control.locator("select option:checked")).hasText("Łódź");
        control.locator("select").selectOption(new SelectOption().setLabel("Our logo"));
        assertThat(control.locator("select option:checked").innerText()).isEqualTo("Our logo");
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");

        page.click("button:has-text('Publish'), [name=form-then][value=publish]");
        page.navigate(page.url().replaceFirst("/publication.*", "?check=true"));
        PlaywrightAssertions.assertThat(page.locator("#f-picture-alt-problem"))
                .containsText("Say what the picture shows");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        page.fill("#f-picture-alt", "Five dots");
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-picture-alt")).hasValue("Five dots");
        PlaywrightAssertions.assertThat(page.locator("#f-country")).hasValue(typed);
        browser.forgetProblems(); // The refusal is told in the console.
    }

    @Test
    void withoutAScriptAPictureComesByItsOwnPageAndOneGoesBack(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        var typed = "Before the pictures " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        page.click("[name=form-then][value=pictures]");
        page.locator("#picture").setInputFiles(new FilePayload("a.jpg", "image/jpeg", new byte[9]));
        page.click("main form .primary");
        PlaywrightAssertions.assertThat(page.locator("#picture-problem")).isVisible();
        page.locator("#picture").setInputFiles(new FilePayload("a.png", "image/png", png(500)));
        page.click("main form .primary");
        PlaywrightAssertions.assertThat(page.locator("img.whole")).isVisible();
        page.click(".tabs a >> text=Back to the form");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        page.click("[form=discard]");
        browser.forgetProblems();
    }

    /** Every character arrives: nobody who is quoted said anything else. */
    @Test
    void anInterviewOfTwentyTurnsIsShownAsItWasTyped(Browser browser) {
        var said =
                List.of(
                        "«\u00a0Oui\u00a0», dit-il, et puis “half open",
                        "We left […] and [...] came back\u2026",
                        "Café, naïve, Ñandú, ångström, e\u0301, Łódź",
                        "“Data” isn’t ‘new’, she said: \"raw\" 'facts'",
                        "10\u202f000 people – and 3 × 4 = 12; 50\u00a0%",
                        "עברית and العربية, 中文, 👩🏽‍🔬",
                        "A dash — an en – a hyphen-minus - and a soft\u00adhyphen",
                        "One line\nand the next",
                        "Ends with an opening mark «",
                        "Less < more & so on > there");
        var pasted = new StringBuilder();
        for (var text : said) {
            pasted.append("Ana Pérez: And what of it?\n\nNoor: ").append(text).append("\n\n");
        }
        var page = open(browser, "/admin/content?type=interview", Look.DESK);
        page.click("main .begin button");
        page.waitForSelector("#f-title");
        var title = "Twenty turns " + UUID.randomUUID();
        page.fill("#f-title", title);
        page.fill("#f-summary", "Every character of it");
        page.selectOption("#f-kind", "text");
        page.selectOption("#f-completeness", "full");
        page.fill("#f-interviewees", "letouze");
        page.click(".found:not([hidden]) li");
        page.fill("#form-pasted", pasted.toString());
        page.click("[value='paste turns']");
        page.waitForSelector("[id^=f-turns-new-20]");
        page.locator("textarea[name^='turns/new-2/']").selectText();
        page.click("[value='quote turns/new-2']");
        page.waitForSelector("textarea[name^='quotes/new-1/']");
        page.click("[value='omit turns/new-4']");
        page.waitForSelector("[id^=f-turns-new-21]");
        page.click("[name=form-then][value=publish]");
        page.waitForURL("**/publication");
        page.click("button[value=now]");
        page.waitForURL("**?published");
        page.click("text=See the page");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator(".turn").count()).isEqualTo(21);
        for (var i = 0; i < said.size(); i++) {
            var shown = page.locator("#a" + (i + 1) + " > :last-child").textContent();
            assertThat(shown.strip()).isEqualTo(said.get(i));
        }
        assertThat(page.locator("blockquote").first().textContent()).contains(said.getFirst());
        browser.forgetProblems();
    }

    /** With what attackers type on either side: none of it may run where texts are compared. */
    @Test
    void twoTextsAreJoinedWithAClickAndNothingInThemRuns(Browser browser) throws IOException {
        var attacks =
                Files.readAllLines(Path.of("src/test/resources/attack/xss.txt")).stream()
                        .filter(line -> !line.isBlank() && !line.matches(".*(content|media):.*"))
                        .map(line -> line.replace("\\n", "\n"))
                        .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}", ""))
                        .toList();
        var document =
                twoTexts(String.join("\n\n", attacks), String.join("\n\n", attacks.reversed()));
        var phone = new Look(360, false, true);
        for (var look : new Look[] {phone.inTheDark(), Look.DESK}) {
            var page = open(browser, "/admin/content/" + document + "/merge", look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        var page = open(browser, "/admin/content/" + document + "/merge", Look.DESK);
        HtmlChecker.check(page.content());
        PlaywrightAssertions.assertThat(page.locator("#joint-summary .open")).isVisible();
        page.click("#joint-summary [value='theirs summary']");
        PlaywrightAssertions.assertThat(page.locator("#f-summary")).hasValue("Written by one");
        PlaywrightAssertions.assertThat(page.locator("#joint-summary .open")).isHidden();
        assertThat(page.url()).endsWith("/merge");
        page.click("[value='mine biography']");
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.click("[value^='mine appointments/']");
        page.waitForURL("**#joint-appointments-*");
        page.click("text=Save what stands here");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-summary")).hasValue("Written by one");
        for (var place : List.of("/history", "/publication")) {
            page = open(browser, "/admin/content/" + document + place, Look.DESK);
            if (place.equals("/history")) {
                page.click(".entries tbody a");
                assertThat(page.locator("ins, del").count()).isPositive();
            }
            Accessibility.check(page);
            HtmlChecker.check(page.content());
        }
    }

    /** A person whom somebody saved while the administrator wrote. */
    private String twoTexts(String biography, String other) {
        var one = colleagues.signedIn(port, Role.EDITOR);
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        var document = one.address().replaceFirst("/admin/content/([0-9a-f-]{36}).*", "$1");
        one.submit("#form", Map.of("name", "Joined", "summary", "Begun", "biography", "Before"));
        one.submit("#form", "button[value='add appointments']", Map.of());
        one.submit("#form", Map.of());
        var row = one.page().select("input[name=appointments]").attr("value");
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/content/" + document);
        one.submit(
                "#form",
                Map.of(
                        "summary",
                        "Written by one",
                        "biography",
                        other,
                        "founding",
                        "Founder",
                        "appointments/" + row + "/role",
                        "Director of research"));
        administrator.submit(
                "#form",
                Map.of(
                        "summary",
                        "Written by another",
                        "biography",
                        biography,
                        "sortName",
                        "Joined, Ana",
                        "appointments/" + row + "/role",
                        "Research director",
                        "appointments/" + row + "/from",
                        "2013"));
        return document;
    }

    @Test
    void enterInALineSavesAndDoesNothingElse(Browser browser) {
        var page = open(browser, fill("/admin/content/{event}"), Look.DESK);
        page.locator("#f-source").press("Enter");
        page.waitForURL("**?saved");
        assertThat(page.locator("[role=status]").allInnerTexts().getFirst())
                .contains("Saved as a draft");
    }

    private Page open(Browser browser, String path, Look look) {
        var client = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        client.goOnIn(page.context());
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private String fill(String path) {
        var filled = path;
        for (var type : List.of("person", "interview", "home", "site", "event", "organization")) {
            filled = filled.replace("{" + type + "}", id(type));
        }
        return filled.contains("{picture}")
                ? filled.replace("{picture}", picture().toString())
                : filled;
    }

    private UUID picture() {
        return pictures.add(new ByteArrayInputStream(png(700)), "A team.png", Actor.SYSTEM);
    }

    private static byte[] png(int width) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String id(String type) {
        return documents.list(Wanted.byTitle(type, null), 1).stream()
                .map(DocumentEntry::document)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
