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
import org.datapop.shared.Step;
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

    /** With its separator, its quotes and the space around them. */
    private static final int LONGEST_STATUS = 40;

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\t]");
    private static final Pattern STATUS = Pattern.compile("[,;\\t]\\s*\"?(30[1278])\"?\\s*$");

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
    record Line(String from, String to, int status) {

        /** From, to and perhaps a status, between commas, semicolons or tabs, perhaps in quotes. */
        static Optional<Line> of(String text) {
            var parts = SEPARATOR.split(text.strip(), 2);
            if (parts.length < 2) {
                return Optional.empty();
            }
            var end = parts[1].length();
            var last = Math.max(0, end - LONGEST_STATUS);
            var status = STATUS.matcher(parts[1]).region(last, end);
            var hasStatus = status.find();
            var from = bare(parts[0]);
            var to = bare(hasStatus ? parts[1].substring(0, status.start()) : parts[1]);
            var isFit = !from.isEmpty() && !to.isEmpty() && (from + to).indexOf('"') < 0;
            return isFit && to.indexOf(';') < 0 && to.indexOf('\t') < 0
                    ? Optional.of(
                            new Line(from, to, hasStatus ? Integer.parseInt(status.group(1)) : 301))
                    : Optional.empty();
        }

        private static String bare(String part) {
            var text = part.strip();
            return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                    ? text.substring(1, text.length() - 1).strip()
                    : text;
        }
    }

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
        var typed = local(line.from());
        var bare = withoutSlashes(typed); // What is asked for has none.
        var from = bare.isEmpty() && !typed.isEmpty() ? "/" : bare;
        if (!FormerAddress.isOne(from)) {
            return "from";
        }
        if (!List.of(301, 302, 307, 308).contains(line.status())) {
            return "target";
        }
        try {
            redirects.create(FormerAddress.of(from), local(line.to()), line.status(), by);
            return "";
        } catch (PathTaken taken) {
            return taken.by() == PathTaken.By.SYSTEM ? "system" : "taken";
        } catch (UnfitRedirect unfit) {
            return unfit.reason().name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** All or none, in one transaction; on trial, none. */
    List<Result> importAll(String lines, boolean really, Actor by) {
        return Optional.ofNullable(
                        transaction.execute(status -> {
                            var results = Step.begin().call(() -> results(lines, by));
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
        return before >= MOST ? "most" : Line.of(text).map(line -> create(line, by)).orElse("line");
    }

    /** Without those at its end; counted by hand, since there may be very many. */
    static String withoutSlashes(String address) {
        var end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
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
