package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final int MOST_BYTES = 14_000;

    private static final Gallery GALLERY = new Gallery();
    private static final Map<String, String> PAGES = GALLERY.all();

    @Test
    void everyTemplateIsShown() throws IOException {
        for (var template : templates("site")) {
            assertThat(PAGES).containsKey(template.getFileName().toString().replace(".html", ""));
        }
    }

    @Test
    void everyWordIsKnown() {
        assertThat(PAGES.values()).allSatisfy(html -> assertThat(html).doesNotContain("??"));
    }

    @Test
    void nothingIsStyledInPlace() {
        assertThat(PAGES.values())
                .allSatisfy(html -> {
                    assertThat(Jsoup.parse(html).select("[style], style")).isEmpty();
                    assertThat(html).doesNotContain("th:");
                });
    }

    @Test
    void onlyRichTextAndTheSchemeScriptAreInsertedUnescaped() throws IOException {
        var unescaped = new ArrayList<String>();
        for (var template : templates("")) {
            var text = Files.readString(template);
            if (text.contains("th:utext") || text.contains("[(")) {
                unescaped.add(TEMPLATES.relativize(template).toString());
            }
        }
        assertThat(unescaped)
                .containsExactlyInAnyOrder(
                        "components/prose.html",
                        "layout/page.html",
                        "admin/frame.html",
                        // The one script of the preview, which a hash in its policy admits.
                        "admin/stage.html",
                        "error/plain.html");
        for (var frame : List.of("layout/page.html", "admin/frame.html")) {
            var html = Files.readString(TEMPLATES.resolve(frame));
            assertThat(html.split("th:utext", -1)).as(frame).hasSize(2);
            assertThat(html)
                    .containsPattern("<script [^>]*th:utext=\"\\$\\{assets.schemeScript\\(\\)}\">");
        }
    }

    @Test
    void templatesHoldNoWordsOfTheirOwn() throws IOException {
        for (var folder : List.of("site", "layout", "components", "admin")) {
            for (var template : templates(folder)) {
                var document = Jsoup.parse(Files.readString(template));
                document.forEachNode(node -> {
                    if (node instanceof TextNode text) {
                        assertThat(text.text().strip()).as("%s", template).isEmpty();
                    }
                    if (node instanceof Comment comment) {
                        assertThat(comment.getData()).as("%s", template).startsWith("/*");
                    }
                });
                assertThat(
                                document.select(
                                        "[aria-label], [title], [alt]:not([alt='']), [placeholder]"))
                        .as("%s", template)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyPageHasOneMainHeadingAndNoneIsSkipped() {
        PAGES.forEach((name, html) -> {
            var document = Jsoup.parse(html);
            assertThat(document.select("h1")).as(name).hasSize(1);
            assertThat(document.select("main")).as(name).hasSize(1);
            var last = 0;
            for (var heading : document.select("h1, h2, h3, h4")) {
                var level = heading.tagName().charAt(1) - '0';
                assertThat(level).as("%s: %s", name, heading).isLessThanOrEqualTo(last + 1);
                last = level;
            }
        });
    }

    @Test
    void everyIdIsUnique() {
        PAGES.forEach((name, html) -> {
            var ids = ids(Jsoup.parse(html));
            assertThat(ids).as(name).doesNotHaveDuplicates().contains("main");
        });
    }

    /** What is hidden is for nobody's eyes or ears. */
    @Test
    void emptyPartsLeaveNoElementBehind() {
        PAGES.forEach((name, html) -> {
            var page = Jsoup.parse(html);
            page.select("[hidden]").remove();
            assertThat(
                            page.select(
                                    "p:empty, li:empty, h2:empty, h3:empty, dd:empty, ul:empty, ol:empty"))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void thePageAndItsStyleAreSmall() throws IOException {
        var style = compressed(GALLERY.stylesheet());
        var sizes = new TreeMap<String, Integer>();
        for (var page : PAGES.entrySet()) {
            if (!page.getKey().startsWith("many-") && !page.getKey().equals("interview-long")) {
                sizes.put(
                        page.getKey(), style + own(page.getValue()) + compressed(page.getValue()));
            }
        }
        Files.createDirectories(Gallery.FOLDER);
        Files.writeString(Gallery.FOLDER.resolve("sizes.txt"), "style " + style + "\n" + sizes);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isLessThan(MOST_BYTES));
    }

    @Test
    void theGalleryIsWritten() {
        assertThat(GALLERY.write()).hasSameSizeAs(PAGES);
    }

    /** The bytes of the stylesheet that a kind of page has besides the common one. */
    private static int own(String html) throws IOException {
        var size = 0;
        for (var link : Jsoup.parse(html).select("link[rel=stylesheet]").eachAttr("href")) {
            var name = link.replaceAll("/assets/(\\w+)\\..*", "$1");
            size += name.equals("site") ? 0 : compressed(Gallery.stylesheet(name));
        }
        return size;
    }

    private static List<String> ids(Document document) {
        return document.select("[id]").eachAttr("id");
    }

    private static List<Path> templates(String folder) throws IOException {
        try (var files = Files.walk(TEMPLATES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static int compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
