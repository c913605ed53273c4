package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.datapop.shared.Language;

/** Reads one text as somebody does who looks it over. Code is not looked at. */
final class Reviewing {

    /** Nobody goes through more; a text of nothing else is not meant to be read. */
    private static final int MOST = 100;

    private static final int LONGEST_QUOTE = 100;

    private final List<Slip> slips = new ArrayList<>();
    private final List<Review.Lead> links = new ArrayList<>();
    private final List<Language> languages = new ArrayList<>();

    /** The words up to the next thing that isn't one. */
    private final StringBuilder flow = new StringBuilder();

    private final List<Piece> pieces = new ArrayList<>();
    private int level;
    private int here;

    /** Where a part of the flow comes from. */
    private record Piece(int inFlow, int inSource) {}

    private Reviewing(Language language) {
        languages.add(language);
    }

    static Review of(Node document, Language language) {
        var reviewing = new Reviewing(language);
        Walk.through(document, reviewing::enter, reviewing::leave);
        LoneQuotes.find(document, reviewing::lone);
        return new Review(reviewing.slips, reviewing.links);
    }

    /** Of a text without any markup; each line stands for itself. */
    static Review ofPlain(String text, Language language) {
        var reviewing = new Reviewing(language);
        var from = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            reviewing.here = from;
            reviewing.read(line);
            reviewing.end();
            from += line.length() + 1;
        }
        return new Review(reviewing.slips, List.of());
    }

    private void enter(Node node) {
        var spans = node.getSourceSpans();
        if (!spans.isEmpty()) {
            here = spans.getFirst().getInputIndex();
        }
        switch (node) {
            case Text text -> read(text.getLiteral());
            case SoftLineBreak _ -> read("\n");
            case org.commonmark.node.Heading heading -> heading(heading);
            case Link link -> link(link);
            case Image image -> image(image);
            case LanguageSpan span -> {
                end();
                languages.add(span.language());
            }
            case Code _, HardLineBreak _, FootnoteReference _ -> end();
            default -> {}
        }
    }

    private void leave(Node node) {
        switch (node) {
            case LanguageSpan _ -> {
                end();
                languages.removeLast();
            }
            case Image _, TableCell _, Block _ -> end();
            default -> {}
        }
    }

    private void read(String words) {
        pieces.add(new Piece(flow.length(), here));
        flow.append(words);
        here += words.length();
    }

    private void end() {
        if (!flow.isEmpty()) {
            var text = flow.toString();
            DoubledWords.find(
                    text,
                    languages.getLast(),
                    (words, at) -> add(Slip.Kind.DOUBLED, words, source(at)));
            Placeholders.find(
                    text,
                    languages.getLast(),
                    (words, at) -> add(Slip.Kind.PLACEHOLDER, words, source(at)));
        }
        flow.setLength(0);
        pieces.clear();
    }

    private int source(int at) {
        var low = 0;
        var high = pieces.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (pieces.get(middle).inFlow() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low).inSource() + at - pieces.get(low).inFlow();
    }

    private void heading(org.commonmark.node.Heading heading) {
        var words = words(heading);
        if (words.isEmpty()) {
            add(Slip.Kind.HEADING_EMPTY, "", here);
            return; // It isn't shown, so nothing stands below it.
        }
        if (level > 0 && heading.getLevel() > level + 1) {
            add(Slip.Kind.HEADING_JUMP, words, here);
        }
        level = heading.getLevel();
    }

    private void link(Link link) {
        var target = LinkTarget.of(link.getDestination());
        var words = words(link);
        if (target.isEmpty()) {
            add(Slip.Kind.LINK_NOWHERE, words, here);
        } else if (EmptyWords.areAnAddress(words)) {
            add(Slip.Kind.LINK_ADDRESS, words, here);
        } else if (EmptyWords.sayNothing(words) && !isNamed(target.get(), words)) {
            add(Slip.Kind.LINK_WORDS, words, here);
        }
        lead(target, words);
    }

    /** A link to a document without words of its own takes the title of the document. */
    private static boolean isNamed(LinkTarget target, String words) {
        return words.isEmpty() && target instanceof LinkTarget.Content;
    }

    private void image(Image image) {
        end();
        var words = words(image);
        var target = LinkTarget.of(image.getDestination());
        if (target.filter(LinkTarget.Media.class::isInstance).isEmpty()) {
            add(Slip.Kind.LINK_NOWHERE, words, here);
            return;
        }
        var title = image.getTitle();
        if (words.isEmpty() || words.equals(title)) {
            add(Slip.Kind.PICTURE_ALT, image.getDestination(), here);
        }
        lead(target, words.isEmpty() ? image.getDestination() : words);
    }

    private void lead(Optional<LinkTarget> target, String words) {
        if (links.size() == MOST) {
            return;
        }
        switch (target.orElse(null)) {
            case LinkTarget.Content(var id, _) ->
                    links.add(new Review.Lead(Review.To.CONTENT, id.toString(), words, here));
            case LinkTarget.Media(var id) ->
                    links.add(new Review.Lead(Review.To.MEDIA, id.toString(), words, here));
            case LinkTarget.Address(var url, var external) when url.startsWith("/") ->
                    links.add(new Review.Lead(Review.To.PATH, url, words, here));
            case null, default -> {}
        }
    }

    private void lone(Node quote, String words) {
        var spans = quote.getSourceSpans();
        add(Slip.Kind.QUOTE_ALONE, words, spans.isEmpty() ? 0 : spans.getFirst().getInputIndex());
    }

    private static String words(Node node) {
        return PlainText.of(node).replaceAll("\\s+", " ");
    }

    private void add(Slip.Kind kind, String words, int at) {
        if (slips.size() < MOST) {
            slips.add(new Slip(kind, shortened(words), at));
        }
    }

    private static String shortened(String words) {
        if (words.length() <= LONGEST_QUOTE) {
            return words;
        }
        var end =
                Character.isLowSurrogate(words.charAt(LONGEST_QUOTE))
                        ? LONGEST_QUOTE - 1
                        : LONGEST_QUOTE;
        return words.substring(0, end);
    }
}
