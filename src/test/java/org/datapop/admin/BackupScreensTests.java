package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.datapop.SiteTest;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.backup.Undertakings;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.database.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Backups on a screen: made in the background, watched, checked, taken away, deleted. */
@SiteTest
@DirtiesContext
class BackupScreensTests {

    private static final String SCREEN = "/admin/backups";
    private static final String OLD = "site-2020-01-02T03-04-05Z.zip";

    @TempDir static Path data;

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Undertakings undertakings;
    @Autowired OneTimeLinks links;
    @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
    @Autowired JdbcClient jdbc;
    @Autowired Environment settings;

    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry registry) {
        registry.add("site.data", () -> data.toString());
    }

    @Test
    void aBackupFromTheFirstButtonToItsDeletion() throws Exception {
        var browser = colleagues.signedIn(port, Role.ADMINISTRATOR).open(SCREEN);
        assertThat(browser.words()).contains("There is no backup yet. Make one now");
        browser.submit("main form", Map.of());
        done();
        browser.open(SCREEN);
        assertThat(browser.words())
                .contains("every byte was read again", "Whole, checked", "Database version 2026");
        assertThat(browser.page().select("noscript")).isEmpty();
        var name = browser.page().select("tbody .name").text();

        var answer = browser.download(SCREEN + "/" + name + "/file");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(data.resolve("backups/" + name)));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + name + "\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");

        var flipped = Files.readAllBytes(data.resolve("backups/" + name));
        flipped[flipped.length / 2] ^= 1;
        Files.write(data.resolve("backups/" + name), flipped);
        browser.open(SCREEN);
        assertThat(browser.words()).contains("Not checked yet");
        browser.submit("form[action$=check]", Map.of());
        done();
        browser.open(SCREEN);
        assertThat(browser.words())
                .contains("The check did not succeed", "The file is damaged", "Damaged, found");

        browser.submit("form[action$=deletion]", Map.of());
        assertThat(browser.words()).contains("The backup is deleted", "There is no backup yet");
        assertThat(data.resolve("backups").toFile().list())
                .containsExactlyInAnyOrder(".lock", ".state.json");
        assertThat(
                        jdbc.sql("select what from activity where name = ? order by at")
                                .param(name)
                                .query(String.class)
                                .list())
                .containsExactly("backup-made", "backup-downloaded", "backup-deleted");
    }

    /** The database is held fast, so that the backup stands still, and then taken from it. */
    @Test
    void whileOneIsMadeNobodyMakesAnotherAndALostDatabaseIsTold() throws Exception {
        var browser = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var another = colleagues.signedIn(port, Role.ADMINISTRATOR, "another");
        try (var superuser =
                        FreshDatabase.asSuperuser(
                                settings.getRequiredProperty("spring.datasource.url"));
                var held = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            held.execute("lock table redirect in access exclusive mode");
            browser.open(SCREEN).submit("main form", Map.of());
            assertThat(browser.words())
                    .contains("A backup is being made", "Beginning", "you may leave this page");
            assertThat(browser.page().select("progress").attr("value")).isEqualTo("0");
            assertThat(browser.page().select("head noscript").html()).contains("refresh");
            assertThat(browser.page().select("form[action$=backups] button")).isEmpty();
            assertThat(browser.raw("GET", SCREEN + "/progress", Map.of()).body())
                    .contains("\"underWay\":true", "\"percent\":0", "Beginning");

            var token = another.token();
            another.post(SCREEN, Map.of("_csrf", List.of(token)));
            assertThat(another.words()).contains("Something is under way already");
            await().until(() -> isTaken(held.getConnection()));
            superuser.rollback();
        }
        done();
        browser.open(SCREEN);
        assertThat(browser.words())
                .contains("No backup was made, and nothing of it is left", "The database was lost")
                .contains("Begun ");
        assertThat(browser.page().select("tbody tr .name").eachText())
                .noneMatch(name -> !name.equals(OLD));
    }

    private static boolean isTaken(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock' and query like 'lock table%'
                                """)) {
            return rows.next();
        }
    }

    /** A screen that was left open gives nothing away. */
    @Test
    void whoeverTakesOneShowsWhoTheyAre() throws Exception {
        Files.createDirectories(data.resolve("backups"));
        Files.write(data.resolve("backups/" + OLD), new byte[] {1, 2, 3});
        var browser = colleagues.signedIn(port, Role.ADMINISTRATOR, "careless").open(SCREEN);
        age(sessions, colleagues.of(Role.ADMINISTRATOR, "careless").id().toString());
        assertThat(browser.download(SCREEN + "/" + OLD + "/file").statusCode()).isEqualTo(422);
        for (var form : List.of("main form", "form[action$=deletion]", "form[action$=file]")) {
            browser.open(SCREEN).submit(form, Map.of());
            assertThat(browser.status()).as(form).isEqualTo(422);
            assertThat(browser.words()).contains("Is it you?");
        }
        browser.submit("main form", Map.of("confirm-password", "wrong"));
        assertThat(browser.status()).isEqualTo(422);
        browser.submit("main form", Map.of("confirm-password", Colleagues.PASSWORD));
        assertThat(browser.words()).contains("Your download is ready");
        var link = browser.page().select("main .done a").attr("href");
        assertThat(browser.download(link).body()).containsExactly(1, 2, 3);
        assertThat(data.resolve("backups/" + OLD)).exists();
        Files.delete(data.resolve("backups/" + OLD));
    }

    @Test
    void namesLeadNowhereElse() throws Exception {
        Files.createDirectories(data.resolve("backups"));
        Files.write(data.resolve("backups/holiday.zip"), new byte[3]);
        var browser = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var token = browser.token();
        for (var name :
                List.of(
                        "holiday.zip",
                        ".lock",
                        ".state.json",
                        OLD,
                        OLD + ".checked",
                        "..",
                        "%2e%2e",
                        "..%2f..%2fetc%2fpasswd",
                        "%00")) {
            assertThat(browser.download(SCREEN + "/" + name + "/file").statusCode())
                    .as(name)
                    .isIn(400, 404);
            for (var deed : List.of("check", "deletion", "file")) {
                assertThat(
                                browser.raw(
                                                "POST",
                                                SCREEN + "/" + name + "/" + deed,
                                                Map.of("_csrf", List.of(token)))
                                        .statusCode())
                        .as(name)
                        .isIn(400, 404, 405);
            }
        }
        assertThat(data.resolve("backups/holiday.zip")).exists();
        Files.delete(data.resolve("backups/holiday.zip"));
    }

    /** Followed by the script, and looked at on the way. */
    @Test
    @BrowserTest
    void aBrowserFollowsByItself(Browser browser) throws Exception {
        var link = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null) + "/backups";
        look(browser, SCREEN);
        look(browser, link);
        try (var superuser =
                        FreshDatabase.asSuperuser(
                                settings.getRequiredProperty("spring.datasource.url"));
                var held = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            held.execute("lock table redirect in access exclusive mode");
            var page = open(browser, SCREEN, Look.DESK);
            page.click("main .bar button");
            PlaywrightAssertions.assertThat(page.locator("progress")).hasAttribute("value", "0");
            look(browser, SCREEN);
            superuser.rollback();
            PlaywrightAssertions.assertThat(page.locator("main .done"))
                    .containsText("every byte was read again");
        }
        look(browser, SCREEN);
        look(browser, link);
        colleagues
                .signedIn(port, Role.ADMINISTRATOR)
                .open(SCREEN)
                .submit("form[action$=deletion]", Map.of());
    }

    private void look(Browser browser, String path) {
        for (var look : new Look[] {new Look(360, true, true), Look.DESK}) {
            var page = open(browser, path, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
            HtmlChecker.check(page.content());
        }
    }

    private Page open(Browser browser, String path, Look look) {
        var client = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        client.goOnIn(page.context());
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private void done() {
        await().until(() -> undertakings.latest().map(work -> !work.isUnderWay()).orElse(false));
    }

    private static <S extends Session> void age(
            FindByIndexNameSessionRepository<S> all, String account) {
        for (var session : all.findByPrincipalName(account).values()) {
            session.setAttribute("confirmed", 0L);
            all.save(session);
        }
    }
}
