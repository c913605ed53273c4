package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.ContentGone;
import org.datapop.content.Drafting;
import org.datapop.content.EditorialContent;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.Reading.Notice;
import org.datapop.site.rendering.Stamp;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Shows the site as it would be with what its editor is typing, or as it is planned, made by the
 * very code that makes the public's pages. Whoever follows a link there stays in the preview.
 */
@Controller
class PreviewController {

    private static final String PREFIX = "/admin/preview/";
    private static final String OF_REVISION = PREFIX + "revision/";
    private static final String OF_INSTANT = PREFIX + "at/";

    private final Desk desk;
    private final Editing editing;
    private final EditorialContent content;
    private final Pages pages;
    private final Drafting drafting;
    private final Comparison comparison;

    PreviewController(
            Desk desk,
            Editing editing,
            EditorialContent content,
            Pages pages,
            Drafting drafting,
            Comparison comparison) {
        this.desk = desk;
        this.editing = editing;
        this.content = content;
        this.pages = pages;
        this.drafting = drafting;
        this.comparison = comparison;
    }

    /** From where the preview of a document finds its page. */
    static String of(UUID document) {
        return "/admin/content/" + document + "/preview";
    }

    /** Where the site of an instant is seen, to the second. */
    static String of(Instant instant) {
        return OF_INSTANT + Stamp.ofSecond(instant) + "/";
    }

    /** What has no address of its own, such as the menus, is seen around the home page. */
    @GetMapping("/admin/content/{document}/preview")
    String find(@PathVariable UUID document) {
        var entry = desk.open(document, Action.READ);
        var typed = editing.typed(entry, desk.account().actor());
        var address = content.addressOfTyped(document, typed);
        return "redirect:"
                + PREFIX
                + document
                + Objects.requireNonNullElse(address, SitePath.HOME.value());
    }

    @GetMapping({PREFIX + "{document}", PREFIX + "{document}/**"})
    ResponseEntity<byte[]> page(@PathVariable UUID document, HttpServletRequest request) {
        var entry = desk.open(document, Action.READ);
        var typed = editing.typed(entry, desk.account().actor());
        return page(
                new Reading(content.withTyped(document, typed), null, PREFIX + document), request);
    }

    /**
     * The page with what stands in a form at this moment, of which nothing is kept. A script puts
     * it into a frame where nothing of it can run; the passage it is about stands in the header.
     */
    @PostMapping("/admin/content/{document}/preview")
    ResponseEntity<byte[]> live(@PathVariable UUID document, HttpServletRequest request) {
        var entry = desk.open(document, Action.READ);
        var posted = editing.upToDate(entry, PostedForm.whole(request.getParameterMap()));
        var typed = editing.standing(entry, posted.read(editing.form(entry)));
        var address =
                Objects.requireNonNullElse(
                        content.addressOfTyped(document, typed), SitePath.HOME.value());
        var reading = new Reading(content.withTyped(document, typed), null, PREFIX + document);
        var page = pages.render(reading, Asked.path(address.replaceFirst("#.*", ""))).answer();
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.CONTENT_LOCATION, address)
                .body(page.getBody());
    }

    /** The page with an old text, within the site of today. */
    @GetMapping("/admin/content/{document}/history/{revision}/page")
    String find(@PathVariable UUID document, @PathVariable UUID revision) {
        comparison.revision(desk.open(document, Action.READ), revision);
        return "redirect:"
                + OF_REVISION
                + revision
                + Objects.requireNonNullElse(content.addressOf(revision), SitePath.HOME.value());
    }

    @GetMapping({OF_REVISION + "{revision}", OF_REVISION + "{revision}/**"})
    ResponseEntity<byte[]> revision(@PathVariable UUID revision, HttpServletRequest request) {
        desk.open(drafting.revision(revision).document(), Action.READ);
        return page(
                new Reading(content.withDraft(revision), null, OF_REVISION + revision), request);
    }

    @GetMapping({OF_INSTANT + "{stamp}", OF_INSTANT + "{stamp}/**"})
    ResponseEntity<byte[]> instant(@PathVariable String stamp, HttpServletRequest request) {
        desk.require(Action.READ, Subject.site());
        var at =
                Stamp.of(stamp)
                        .orElseThrow(() -> new ContentGone(stamp + " names no instant"))
                        .instant();
        return page(
                new Reading(content.timeline(), at, OF_INSTANT + stamp, Notice.PLANNED), request);
    }

    private ResponseEntity<byte[]> page(Reading reading, HttpServletRequest request) {
        var path = request.getRequestURI().substring(reading.prefix().length());
        return pages.render(
                        reading,
                        Asked.sent(
                                path.isEmpty() ? SitePath.HOME.value() : path,
                                request.getQueryString()))
                .answer();
    }
}
