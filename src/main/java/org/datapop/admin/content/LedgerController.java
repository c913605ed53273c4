package org.datapop.admin.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.Ledger;
import org.datapop.content.Ledger.Line;
import org.datapop.content.Ledger.State;
import org.datapop.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows every address that was ever public, and what it answers. */
@Controller
class LedgerController {

    private static final String PATH = "/admin/addresses";
    private static final int PAGE = 100;

    /** More than a spreadsheet is opened for. */
    private static final int EXPORTED = 200_000;

    private final Desk desk;
    private final Ledger ledger;
    private final PublicAddress address;
    private final MessageSource messages;

    LedgerController(Desk desk, Ledger ledger, PublicAddress address, MessageSource messages) {
        this.desk = desk;
        this.ledger = ledger;
        this.address = address;
        this.messages = messages;
    }

    /**
     * @param after the path of the last line of the page before; empty for the first page
     * @param since of that line
     */
    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String since,
            Model model) {
        desk.require(Action.READ, Subject.site());
        var lines = ledger.lines(q, last(after, since), PAGE + 1);
        model.addAttribute("q", q);
        model.addAttribute("lines", lines.stream().limit(PAGE).toList());
        model.addAttribute("last", lines.size() > PAGE ? lines.get(PAGE - 1) : null);
        model.addAttribute("isFirst", after.isEmpty());
        return "admin/addresses";
    }

    /** Null for whatever isn't the end of a page. */
    private static @Nullable Line last(String after, String since) {
        try {
            return after.isEmpty()
                    ? null
                    : new Line(after, Instant.parse(since), State.GONE, null, 0, "", null);
        } catch (DateTimeException _) {
            return null;
        }
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<String> export(@RequestParam(defaultValue = "") String q, Locale locale) {
        desk.require(Action.READ, Subject.site());
        var head =
                ListExport.line(
                        Stream.of("address", "since", "status", "target", "title", "identifier")
                                .map(column ->
                                        messages.getMessage(
                                                "admin.ledger.csv." + column, null, locale)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"addresses.csv\"")
                .body(ListExport.BYTE_ORDER_MARK + head + lines(ledger.lines(q, null, EXPORTED)));
    }

    private String lines(List<Line> lines) {
        return lines.stream()
                .map(line ->
                        ListExport.line(
                                Stream.of(
                                        line.state() == State.ERASED
                                                ? line.path()
                                                : address.of(line.path()),
                                        line.since().toString(),
                                        Integer.toString(line.status()),
                                        target(line),
                                        line.title(),
                                        line.content() == null
                                                ? ""
                                                : address.of("/id/" + line.content()))))
                .collect(Collectors.joining());
    }

    private String target(Line line) {
        var target = line.target();
        if (target == null) {
            return "";
        }
        return target.startsWith("/") ? address.of(target) : target;
    }
}
