package org.datapop.site.rendering;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What is to be read on a page without its frame, each paragraph in a line of its own. */
final class PageText implements NodeVisitor {

    /** What is there to be seen only, or for programs. */
    private static final String UNREAD = "[aria-hidden=true], [hidden], svg, script, style";

    private final StringBuilder text = new StringBuilder();

    private PageText() {}

    /**
     * @param address of the document; of one that is a part of a page, with its anchor
     * @return empty where the document isn't on the page
     */
    static String of(String html, String address) {
        var page = Jsoup.parse(html);
        var anchor = address.indexOf('#');
        var shown =
                anchor < 0
                        ? page.selectFirst("main")
                        : page.getElementById(address.substring(anchor + 1));
        if (shown == null) {
            return "";
        }
        shown.select(UNREAD).remove();
        var read = new PageText();
        shown.traverse(read);
        return read.text
                .toString()
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> text.append(words.getWholeText().replace('\n', ' '));
            case Element element -> begin(element);
            default -> {}
        }
    }

    private void begin(Element element) {
        if (element.isBlock() || element.nameIs("br")) {
            text.append('\n');
        } else if (element.nameIs("img") && !element.attr("alt").isEmpty()) {
            text.append("\n[").append(element.attr("alt")).append("]\n");
        }
    }

    /** Of a link that leads away its address too: it may be what was mended. */
    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.isBlock()) {
                text.append('\n');
            } else if (element.nameIs("a") && element.attr("href").contains("//")) {
                text.append(" (").append(element.attr("href")).append(')');
            }
        }
    }
}
