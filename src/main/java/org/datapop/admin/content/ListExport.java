package org.datapop.admin.content;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.admin.Times;
import org.datapop.content.DocumentEntry;
import org.datapop.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a list of documents as a table for spreadsheets: RFC 4180, in UTF-8. */
@Component
class ListExport {

    /** Spreadsheets read a table without it in the encoding of their country. */
    static final String BYTE_ORDER_MARK = "\ufeff";

    private final MessageSource messages;
    private final PublicAddress address;

    ListExport(MessageSource messages, PublicAddress address) {
        this.messages = messages;
        this.address = address;
    }

    /**
     * @param authors names by the ids of actors
     */
    String csv(
            Stream<DocumentEntry> entries,
            Map<String, String> authors,
            Times times,
            Locale locale) {
        var head =
                Stream.of("title", "type", "language", "state", "address", "changed", "by")
                        .map(column -> messages.getMessage("admin.csv." + column, null, locale));
        return BYTE_ORDER_MARK
                + line(head)
                + entries.map(entry -> line(cells(entry, authors, times, locale)))
                        .collect(Collectors.joining());
    }

    private Stream<String> cells(
            DocumentEntry entry, Map<String, String> authors, Times times, Locale locale) {
        var saved = entry.savedAt();
        var by = entry.savedBy();
        return Stream.of(
                entry.title(),
                messages.getMessage("type." + entry.type(), null, locale),
                entry.language().tag(),
                messages.getMessage(
                        "admin.state." + entry.state().name().toLowerCase(Locale.ROOT),
                        null,
                        locale),
                entry.live() == null || entry.address() == null ? "" : address.of(entry.address()),
                saved == null ? "" : times.iso(saved),
                by == null ? "" : authors.getOrDefault(by.id(), ""));
    }

    static String line(Stream<String> cells) {
        return cells.map(ListExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * What a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises:
     * else a title could fetch an address with what stands in other cells.
     */
    static String cell(@Nullable String text) {
        var value = text == null ? "" : text;
        var isFormula = !value.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
