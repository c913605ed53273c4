package org.datapop.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.datapop.content.FormerAddress;
import org.datapop.content.PathTaken;
import org.datapop.content.Redirects;
import org.datapop.content.UnfitRedirect;
import org.datapop.shared.Actor;
import org.datapop.web.PublicAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes redirects out of what people paste: whole addresses of this site, and lines of a
 * spreadsheet.
 */
@Service
class RedirectImport {

    static final int MOST = 500;

    /** From, to and perhaps a status, between commas, semicolons or tabs, perhaps in quotes. */
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*\"?([^\",;\\t]+?)\"?\\s*[,;\\t]\\s*\"?([^\"\\t;]+?)\"?\\s*(?:[,;\\t]\\s*\"?(30[1278])\"?\\s*)?");

    private final Redirects redirects;
    private final PublicAddress address;
    private final TransactionOperations transaction;

    RedirectImport(
            Redirects redirects, PublicAddress address, PlatformTransactionManager transactions) {
        this.redirects = redirects;
        this.address = address;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One redirect as it is written: of a folder {@code /blog/*}, to {@code /news/*} where what was
     * asked for below is kept.
     */
    record Line(String from, String to, int status) {}

    /**
     * What would come of a line.
     *
     * @param problem in the keys of its words; empty for none
     */
    public record Result(int number, String text, String problem) {}

    /**
     * @return what is wrong, in the keys of its words; empty for nothing
     */
    String create(Line line, Actor by) {
        var from = local(line.from()).replaceFirst("(?<=.)/+$", ""); // What is asked for has none.
        if (!FormerAddress.isOne(from)) {
            return "from";
        }
        if (!List.of(301, 302, 307, 308).contains(line.status())) {
            return "target";
        }
        try {
            redirects.create(FormerAddress.of(from), local(line.to()), line.status(), by);
            return "";
        } catch (PathTaken _) {
            return "taken";
        } catch (UnfitRedirect unfit) {
            return unfit.reason().name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** All or none, in one transaction; on trial, none. */
    List<Result> importAll(String lines, boolean really, Actor by) {
        return Optional.ofNullable(
                        transaction.execute(status -> {
                            var results = results(lines, by);
                            if (!really || results.stream().anyMatch(r -> !r.problem().isEmpty())) {
                                status.setRollbackOnly();
                            }
                            return results;
                        }))
                .orElse(List.of());
    }

    private List<Result> results(String lines, Actor by) {
        var results = new ArrayList<Result>();
        var number = 0;
        for (var text : lines.lines().toList()) {
            number++;
            if (!text.isBlank()) {
                results.add(new Result(number, text.strip(), problem(text, results.size(), by)));
            }
        }
        return results;
    }

    private String problem(String text, int before, Actor by) {
        var parts = LINE.matcher(text);
        if (before >= MOST) {
            return "most";
        }
        if (!parts.matches()) {
            return "line";
        }
        var status = parts.group(3) == null ? 301 : Integer.parseInt(parts.group(3));
        return create(new Line(parts.group(1), parts.group(2), status), by);
    }

    /** An address of this site without its host; any other as it is. */
    private String local(String typed) {
        var text = typed.strip();
        var origin = address.origin();
        if (text.equals(origin)) {
            return "/";
        }
        return text.startsWith(origin + "/") ? text.substring(origin.length()) : text;
    }
}
