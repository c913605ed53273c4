package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.datapop.SiteTest;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.admin.StaffClient;
import org.datapop.content.KernelRows;
import org.datapop.database.FreshDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A new installation becomes the site of a backup, from the screen of its first run. */
@SiteTest
@DirtiesContext
class BringBackTests {

    private static final String PASSWORD = "quiet otter in the archive";

    @TempDir static Path data;
    @TempDir Path folder;

    @LocalServerPort int port;
    @Autowired OneTimeLinks links;
    @Autowired Undertakings undertakings;
    @Autowired PasswordEncoder encoder;
    @Autowired JdbcClient jdbc;
    @Autowired Environment settings;

    private StaffClient browser;
    private String token;

    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry registry) {
        registry.add("site.data", () -> data.toString());
    }

    @BeforeEach
    void openTheLink() {
        browser = new StaffClient(port);
        token = links.issue(Purpose.FIRST_RUN, null);
    }

    /** All in one, since at its end nobody may do it again. */
    @Test
    void theSiteOfABackupTakesThePlaceOfTheStarter() throws Exception {
        var good = backup();
        browser.open("/admin/first-run/" + token);
        assertThat(browser.words()).contains("Bring back a backup");
        browser.open(screen());

        refuse(new byte[0], "Choose a file first");
        refuse("A letter".getBytes(), "is no backup of a site like this");
        refuse(Arrays.copyOf(good, good.length / 2), "is no backup of a site like this");
        refuse(altered(good, "\"format\":1", "\"format\":1 "), "The file is damaged");
        refuse(sealed(good, "\"format\":1", "\"format\":2"), "A newer version of this program");
        refuse(
                sealed(good, "\"bytes\":\\d+", "\"bytes\":99999999999"),
                "The file is damaged"); // a bomb

        browser.upload("form[enctype]", sealed(good, "\"schema\":\"\\d+", "\"schema\":\"2999"));
        assertThat(browser.words()).contains("has arrived", "A newer version of this program");
        assertThat(browser.page().select("form[action$=check], form[action$=restoration]"))
                .isEmpty();
        Files.delete(onlyBackup());

        browser.upload("form[enctype]", good);
        assertThat(browser.words())
                .contains("Not checked yet", "Documents: 3, accounts: 1, pictures: 0");
        assertThat(browser.page().select("form[action$=restoration]")).isEmpty();
        browser.submit("form[action$=check]", Map.of());
        done();
        browser.open(screen());
        assertThat(browser.words()).contains("Whole, checked");

        refuseWhereSomebodyWorked();
        bringBackWhileSomebodyReads();

        browser.open(screen());
        assertThat(browser.words()).contains("The site is back", "Sign in with an account");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> new StaffClient(port).open("/mission").status() == 404);
        assertThat(new StaffClient(port).open("/people/anna").page().text()).contains("Anna");
        assertThat(Files.readString(data.resolve("media/x"))).isEqualTo("A picture");
        var ana = new StaffClient(port).signIn("ana@example.org", PASSWORD);
        assertThat(ana.address()).isEqualTo("/admin");
        assertThat(ana.open("/admin/backups").words()).contains("This site was brought back");
        browser.open("/admin/first-run/" + token);
        assertThat(browser.status()).isEqualTo(410);
    }

    @Test
    void nobodyElseComesIn() throws Exception {
        var before = list();
        for (var no : List.of("nothing", links.issue(Purpose.RESET, null))) {
            var stranger = new StaffClient(port);
            for (var path : List.of("", "/progress")) {
                stranger.open("/admin/first-run/" + no + "/backups" + path);
                assertThat(stranger.status()).isEqualTo(410);
            }
            assertThat(stranger.raw("POST", "/admin/backup-upload/" + no, Map.of()).statusCode())
                    .isEqualTo(410);
        }
        assertThat(browser.raw("POST", "/admin/backup-upload/", Map.of()).statusCode())
                .isIn(401, 403, 410);
        assertThat(list()).isEqualTo(before);
    }

    private void refuseWhereSomebodyWorked() {
        jdbc.sql(
                        "insert into account (id, email, email_key, name, role, language, time_zone) values (gen_random_uuid(), 'b@b.c', 'b@b.c', 'Ben', 'EDITOR', 'en', 'UTC')")
                .update();
        browser.submit("form[action$=restoration]", Map.of());
        done();
        browser.open(screen());
        assertThat(browser.words())
                .contains("everything is as it was before", "Somebody has an account");
        assertThat(new StaffClient(port).open("/mission").status()).isEqualTo(200);
    }

    /** Whoever holds a table fast is waited for, and the screen says so without the database. */
    private void bringBackWhileSomebodyReads() throws Exception {
        try (var superuser =
                        FreshDatabase.asSuperuser(
                                settings.getRequiredProperty("spring.datasource.url"));
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica; delete from account");
            superuser.setAutoCommit(false);
            statement.execute("select from path_claim limit 1");
            browser.submit("form[action$=restoration]", Map.of());
            assertThat(browser.words()).contains("The backup is being brought back");
            assertThat(browser.page().select("head noscript").html()).contains("refresh");
            await().until(() ->
                    browser.raw("GET", screen() + "/progress", Map.of())
                            .body()
                            .contains("\"percent\":50"));
            superuser.rollback();
        }
        done();
    }

    private void refuse(byte[] file, String words) throws Exception {
        browser.upload("form[enctype]", file);
        assertThat(browser.words()).contains(words);
        assertThat(list()).allMatch(name -> name.startsWith("."));
    }

    private byte[] backup() throws Exception {
        try (var site = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("old"))) {
            site.with(
                            KernelRows.SQL,
                            "insert into account (id, email, email_key, name, role, language, time_zone, password_hash) values (gen_random_uuid(), 'ana@example.org', 'ana@example.org', 'Ana', 'ADMINISTRATOR', 'en', 'UTC', '%s')"
                                    .formatted(encoder.encode(PASSWORD)))
                    .withFile("media/x", "A picture".getBytes());
            site.backups.takeTo(folder.resolve("x.zip"), Progress.UNWATCHED);
        }
        return Files.readAllBytes(folder.resolve("x.zip"));
    }

    private byte[] sealed(byte[] good, String what, String by) throws Exception {
        return rewritten(good, what, by, true);
    }

    private byte[] altered(byte[] good, String what, String by) throws Exception {
        return rewritten(good, what, by, false);
    }

    private byte[] rewritten(byte[] good, String what, String by, boolean isSealed)
            throws Exception {
        var bytes = new ByteArrayOutputStream();
        var file = Files.write(folder.resolve("y.zip"), good);
        try (var from = new ZipFile(file.toFile());
                var to = new ZipOutputStream(bytes)) {
            to.setComment(from.getComment());
            for (var entry : from.stream().toList()) {
                var content = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(Manifest.ENTRY)) {
                    content = new String(content).replaceAll(what, by).getBytes();
                    if (isSealed) {
                        to.setComment(ArchiveWriter.MARK + Tally.sha256Hex(content));
                    }
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> list() throws Exception {
        try (var files = Files.list(Files.createDirectories(data.resolve("backups")))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path onlyBackup() throws Exception {
        return data.resolve("backups")
                .resolve(list().stream().filter(name -> name.endsWith(".zip")).findFirst().get());
    }

    private void done() {
        await().until(() -> undertakings.latest().map(work -> !work.isUnderWay()).orElse(false));
    }

    private String screen() {
        return "/admin/first-run/" + token + "/backups";
    }
}
