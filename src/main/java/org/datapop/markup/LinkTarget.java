package org.datapop.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link may lead to; everything else isn't a link. */
sealed interface LinkTarget {

    /** A document of this site. */
    record Content(UUID id, String fragment) implements LinkTarget {}

    /** A file of this site. */
    record Media(UUID id) implements LinkTarget {}

    /** A heading of the same text, or anything else on the same page. */
    record InPage(String id) implements LinkTarget {}

    /** An address that can be written into the page as it is. */
    record Address(String url, boolean external) implements LinkTarget {}

    Pattern STORED =
            Pattern.compile(
                    "(content|media):(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(#.*)?");
    Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#@:]+)(:\\d{1,5})?([/?#].*)?");
    Pattern MAIL = Pattern.compile("(?i)mailto:([^\\s@<>\"?&#]+@[^\\s@<>\"?&#]+)(\\?[^\\s<>\"]*)?");
    Pattern PHONE = Pattern.compile("(?i)tel:(\\+?[0-9().-]+)");
    Pattern LOCAL = Pattern.compile("/(?!/).*");

    /** Looks at the destination of a link as its author wrote it, with entities decoded. */
    static Optional<LinkTarget> of(String destination) {
        if (!destination.codePoints().allMatch(LinkTarget::mayStandInAnAddress)) {
            return Optional.empty();
        }
        if (destination.startsWith("#") && destination.length() > 1) {
            return Optional.of(new InPage(destination.substring(1)));
        }
        if (LOCAL.matcher(destination).matches()) {
            return Optional.of(new Address(PercentEncoding.of(destination), false));
        }
        return stored(destination).or(() -> outside(destination));
    }

    private static Optional<LinkTarget> stored(String destination) {
        var parts = STORED.matcher(destination);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = UUID.fromString(parts.group(2));
        var fragment = parts.group(3) == null ? "" : PercentEncoding.of(parts.group(3));
        return Optional.of(
                parts.group(1).equals("content") ? new Content(id, fragment) : new Media(id));
    }

    private static Optional<LinkTarget> outside(String destination) {
        var web = WEB.matcher(destination);
        if (web.matches()) {
            return HostName.of(web.group(2)).map(host -> new Address(web(web, host), true));
        }
        var mail = MAIL.matcher(destination);
        var phone = PHONE.matcher(destination);
        if (mail.matches() || phone.matches()) {
            var colon = destination.indexOf(':');
            var scheme = destination.substring(0, colon).toLowerCase(Locale.ROOT);
            var rest = PercentEncoding.of(destination.substring(colon + 1));
            return Optional.of(new Address(scheme + ":" + rest, false));
        }
        return Optional.empty();
    }

    private static String web(Matcher parts, String host) {
        var port = parts.group(3) == null ? "" : parts.group(3);
        var rest = parts.group(4) == null ? "" : PercentEncoding.of(parts.group(4));
        return parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + rest;
    }

    /** Control characters, invisible ones and backslashes only ever serve to deceive. */
    private static boolean mayStandInAnAddress(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> c != '\\' && c != 0xFFFD;
        };
    }
}
