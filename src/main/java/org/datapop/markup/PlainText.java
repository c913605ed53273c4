package org.datapop.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * The words of a tree without their markup: blocks on lines of their own, notes without marks. A
 * pull quote is left out, since its words stand in the text: they would be found, counted and told
 * twice.
 */
final class PlainText {

    private final StringBuilder text = new StringBuilder();
    private final Node root;
    private int linkStart;

    /** How long the text was before each pull quote that isn't over. */
    private final Deque<Integer> beforeQuotes = new ArrayDeque<>();

    private PlainText(Node root) {
        this.root = root;
    }

    static String of(Node root) {
        var plain = new PlainText(root);
        Walk.through(root, plain::enter, plain::leave);
        return plain.text.toString().strip();
    }

    private void enter(Node node) {
        switch (node) {
            case Text words -> text.append(words.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case FencedCodeBlock code -> text.append(code.getLiteral());
            case IndentedCodeBlock code -> text.append(code.getLiteral());
            case SoftLineBreak _ -> text.append('\n');
            case HardLineBreak _ -> text.append('\n');
            case Link _ -> linkStart = text.length();
            case PullQuote _ when node != root -> beforeQuotes.push(text.length());
            default -> {}
        }
    }

    private void leave(Node node) {
        switch (node) {
            case TableCell _ -> text.append('\t');
            case TableRow _ -> endLine();
            case PullQuote _ when node != root -> text.setLength(beforeQuotes.pop());
            case Block _ -> endLine();
            case Link link -> nameEmpty(link);
            case Image image when image.getTitle() != null ->
                    text.append(' ').append(image.getTitle());
            default -> {}
        }
    }

    /** A link without words shows its address. */
    private void nameEmpty(Link link) {
        if (text.substring(Math.min(linkStart, text.length())).isBlank()) {
            LinkTarget.of(link.getDestination())
                    .filter(LinkTarget.Address.class::isInstance)
                    .ifPresent(address -> text.append(((LinkTarget.Address) address).url()));
        }
    }

    private void endLine() {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }
}
