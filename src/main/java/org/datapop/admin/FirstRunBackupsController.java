package org.datapop.admin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.datapop.backup.Backup;
import org.datapop.backup.BackupDeeds;
import org.datapop.backup.BackupFailed;
import org.datapop.backup.Backups;
import org.datapop.content.ContentGone;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a new installation gets the site of a backup, instead of a first administrator. */
@Controller
@RequestMapping("/admin/first-run/{token}/backups")
class FirstRunBackupsController {

    /** What may be wrong with a file that was sent, as the ends of keys. */
    private static final Set<String> PROBLEMS =
            Set.of("none", "full", "files", "damaged", "foreign", "newer");

    private final FirstRun firstRun;
    private final Backups backups;
    private final BackupDeeds deeds;
    private final UnderWay underWay;

    FirstRunBackupsController(
            FirstRun firstRun, Backups backups, BackupDeeds deeds, UnderWay underWay) {
        this.firstRun = firstRun;
        this.backups = backups;
        this.deeds = deeds;
        this.underWay = underWay;
    }

    /**
     * A backup with what it says of itself.
     *
     * @param problem why nothing can be done with it, as the end of a key; empty for nothing
     */
    record Offer(Backup backup, String size, Backup.Contents contents, String problem) {}

    /** The restoring itself has the database for itself, and takes the link with it. */
    @GetMapping
    String list(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String problem,
            Model model) {
        model.addAttribute("token", token);
        if (underWay.restores(key(token))) {
            underWay.describe(path(token) + "/progress", model);
            return "admin/bringing-back";
        }
        firstRun.require(token);
        model.addAttribute("problem", PROBLEMS.contains(problem) ? problem : "other");
        model.addAttribute("offers", backups.list().stream().map(this::offer).toList());
        underWay.describe(path(token) + "/progress", model);
        return "admin/first-run-backups";
    }

    @GetMapping("/progress")
    ResponseEntity<Map<String, Object>> progress(@PathVariable String token) {
        if (!underWay.restores(key(token))) {
            firstRun.require(token);
        }
        return underWay.told();
    }

    @PostMapping("/{name}/check")
    String check(@PathVariable String token, @PathVariable String name) {
        return back(token, deeds.check(open(token, name), ""));
    }

    @PostMapping("/{name}/restoration")
    String bringBack(@PathVariable String token, @PathVariable String name) {
        return back(token, deeds.bringBack(open(token, name), key(token)));
    }

    private Offer offer(Backup backup) {
        var size = underWay.size(backup);
        try {
            var contents = backups.look(backup);
            return new Offer(backup, size, contents, contents.known() ? "" : "newer");
        } catch (BackupFailed e) {
            var nothing = new Backup.Contents(backup.takenAt(), "", false, null, 0, 0, 0);
            return new Offer(backup, size, nothing, UnderWay.key(e.reason()));
        }
    }

    private Backup open(String token, String name) {
        firstRun.require(token);
        return backups.find(name).orElseThrow(() -> new ContentGone("There is no such backup"));
    }

    private static String back(String token, boolean begun) {
        return "redirect:" + path(token) + (begun ? "" : "?busy");
    }

    static String path(String token) {
        return "/admin/first-run/" + token + "/backups";
    }

    /** The link itself is written into no file. */
    private static String key(String token) {
        return DigestUtils.md5DigestAsHex(token.getBytes(StandardCharsets.UTF_8));
    }
}
