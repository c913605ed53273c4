package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.backup.Backup;
import org.datapop.backup.BackupDeeds;
import org.datapop.backup.BackupFailed;
import org.datapop.backup.Backups;
import org.datapop.content.ContentGone;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Backups of the site: made, checked, taken away and deleted. */
@Controller
class BackupsController {

    private static final String PATH = "/admin/backups";

    /** For whoever brings one back without a browser. */
    private static final String RESTORE = "java -jar site.jar restore /safe/place/site.zip";

    private final Desk desk;
    private final Backups backups;
    private final BackupDeeds deeds;
    private final UnderWay underWay;

    BackupsController(Desk desk, Backups backups, BackupDeeds deeds, UnderWay underWay) {
        this.desk = desk;
        this.backups = backups;
        this.deeds = deeds;
        this.underWay = underWay;
    }

    /**
     * A backup with what the list tells of it.
     *
     * @param size in words
     * @param schema the newest migration in it; empty where it can't be read
     */
    record Entry(Backup backup, String size, String schema) {}

    /**
     * @param file the name of one that was asked for before somebody showed who they are
     */
    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String file, Model model) {
        mayAdminister();
        model.addAttribute("backups", backups.list().stream().map(this::entry).toList());
        model.addAttribute("command", RESTORE);
        model.addAttribute("wanted", backups.find(file).orElse(null));
        underWay.describe(PATH + "/progress", model);
        return "admin/backups";
    }

    @GetMapping(PATH + "/progress")
    ResponseEntity<Map<String, Object>> progress() {
        mayAdminister();
        return underWay.told();
    }

    @Confirmed
    @PostMapping(PATH)
    String take() {
        mayAdminister();
        return back(deeds.take(desk.account().actor()));
    }

    @PostMapping(PATH + "/{name}/check")
    String check(@PathVariable String name) {
        return back(deeds.check(open(name), ""));
    }

    /** Whoever had to show who they are comes back to the list, from where their file begins. */
    @Confirmed
    @PostMapping(PATH + "/{name}/file")
    Object ask(@PathVariable String name, HttpServletRequest request) {
        return request.getParameter(Confirmation.PASSWORD) == null
                ? file(name)
                : "redirect:" + PATH + "?file=" + open(name).name();
    }

    /** Never held in memory as a whole, and only for whoever has just shown who they are. */
    @Confirmed
    @GetMapping(PATH + "/{name}/file")
    ResponseEntity<FileSystemResource> file(@PathVariable String name) {
        var backup = open(name);
        deeds.download(backup, desk.account().actor());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(backup.name()).build().toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(new FileSystemResource(backup.file()));
    }

    @Confirmed
    @PostMapping(PATH + "/{name}/deletion")
    String delete(@PathVariable String name) {
        deeds.delete(open(name), desk.account().actor());
        return "redirect:" + PATH + "?deleted";
    }

    private Entry entry(Backup backup) {
        var size = underWay.size(backup);
        try {
            return new Entry(backup, size, backups.look(backup).schema());
        } catch (BackupFailed e) {
            return new Entry(backup, size, "");
        }
    }

    private static String back(boolean begun) {
        return "redirect:" + PATH + (begun ? "" : "?busy");
    }

    /** Names are looked up among those of backups; none becomes a path. */
    private Backup open(String name) {
        mayAdminister();
        return backups.find(name).orElseThrow(() -> new ContentGone("There is no such backup"));
    }

    private void mayAdminister() {
        desk.require(Action.ADMINISTER, Subject.site());
    }
}
