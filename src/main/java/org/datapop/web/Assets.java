package org.datapop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The site's own stylesheet, scripts, mark and pictures, for templates to link to. All are read
 * once at start-up; nothing else can be asked for.
 */
@Component
public final class Assets {

    static final String FOLDER = "/assets/";

    private static final String CSS = "classpath:static/css/";
    private static final String JS = "classpath:static/js/";
    private static final String WEBJARS = "classpath*:META-INF/resources/webjars/";

    /** The foundation of both stylesheets. */
    private static final List<String> SHARED_WITH_STAFF =
            List.of("layers.css", "reset.css", "tokens.css", "base.css");

    /** Where browsers and others look for the site's icon without being told. */
    static final String FAVICON = "/favicon.ico";

    /**
     * What a template needs for a link or a script element.
     *
     * @param url the path on this site
     * @param integrity the value of the attribute of that name
     */
    public record Link(String url, String integrity) {}

    /**
     * A script that stands in a page and that the policy of the page admits.
     *
     * @param text to stand there exactly as it is
     * @param hash as the policy names it
     */
    public record Inline(String text, String hash) {

        static Inline of(String text) {
            return new Inline(text, Digests.integrity("SHA-256", text));
        }
    }

    private final Link stylesheet;
    private final Link adminStylesheet;
    private final Inline stage;
    private final String favicon;
    private final Map<String, Link> pageStyles = new LinkedHashMap<>();
    private final Map<String, Link> scripts = new LinkedHashMap<>();
    private final Map<String, String> pictures = new LinkedHashMap<>();
    private final Map<String, Asset> byUrl = new LinkedHashMap<>();

    /**
     * @param site the settings; a gallery of templates has none
     */
    Assets(ObjectProvider<SiteProperties> site) throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        String own = join(resources, CSS, List.of()) + origin(site.getIfAvailable());
        this.stylesheet = addStyle("site", own);
        this.adminStylesheet =
                addStyle("admin", join(resources, CSS + "admin/", SHARED_WITH_STAFF));
        for (Resource style : resources.getResources(CSS + "pages/*.css")) {
            String name = nameOf(style, ".css");
            pageStyles.put(name, addStyle(name, Stylesheet.tighten(text(style))));
        }
        for (Resource script : resources.getResources(JS + "*.js")) {
            addScript(nameOf(script, ".js"), text(script));
        }
        addScript("admin", joinScripts(resources.getResources(JS + "admin/*.js")));
        this.stage =
                Inline.of(
                        "{\n"
                                + text(resources.getResource(JS + "stage/changes.js"))
                                + text(resources.getResource(JS + "stage/stage.js"))
                                + "}");
        for (Resource script : resources.getResources(WEBJARS + "sortablejs/*/Sortable.min.js")) {
            addScript("sortable", text(script));
        }
        Resource mark = resources.getResource("classpath:static/favicon.svg");
        byte[] svg = mark.getContentAsByteArray();
        this.favicon = add(Asset.of("favicon", "svg", "image/svg+xml", svg)).url();
        Resource icon = resources.getResource("classpath:static/favicon.ico");
        add(Asset.at(FAVICON, "image/x-icon", icon.getContentAsByteArray()));
        for (Resource picture : resources.getResources("classpath:static/pictures/*.png")) {
            String name = nameOf(picture, ".png");
            byte[] png = picture.getContentAsByteArray();
            pictures.put(name, add(Asset.of(name, "png", "image/png", png)).url());
        }
    }

    /** The stylesheet of every page. */
    public Link stylesheet() {
        return stylesheet;
    }

    /** The stylesheet of the staff's screens: the same foundation, and components of their own. */
    public Link adminStylesheet() {
        return adminStylesheet;
    }

    /**
     * What one kind of page needs besides, so that the others don't carry it.
     *
     * @param page the name of its template
     * @return null for most
     */
    public @Nullable Link stylesheet(String page) {
        return pageStyles.get(page);
    }

    /**
     * A script, to be loaded as a module.
     *
     * @param name of its file in {@code static/js} without {@code .js}; {@code admin} for those of
     *     the folder of that name in one, {@code sortable} for the library
     * @throws IllegalArgumentException if there is no such file
     */
    public Link script(String name) {
        Link script = scripts.get(name);
        if (script == null) {
            throw new IllegalArgumentException("There is no static/js/" + name + ".js");
        }
        return script;
    }

    /** The path of the icon that stands for the site. */
    public String favicon() {
        return favicon;
    }

    /**
     * The path of a picture of {@code static/pictures}.
     *
     * @param name the name of its file without {@code .png}
     * @throws IllegalArgumentException if there is no such file
     */
    public String picture(String name) {
        String picture = pictures.get(name);
        if (picture == null) {
            throw new IllegalArgumentException("There is no static/pictures/" + name + ".png");
        }
        return picture;
    }

    /** The only script of the frame in which an editor sees the page that is being typed. */
    public Inline stage() {
        return stage;
    }

    /** The text of the one inline script, to stand in the head exactly as it is. */
    public String schemeScript() {
        return SchemeScript.TEXT;
    }

    Collection<Asset> all() {
        return byUrl.values();
    }

    private Link addStyle(String name, String css) {
        byte[] bytes = css.getBytes(StandardCharsets.UTF_8);
        return add(Asset.of(name, "css", "text/css;charset=utf-8", bytes)).link();
    }

    private void addScript(String name, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        scripts.put(name, add(Asset.of(name, "js", "text/javascript;charset=utf-8", bytes)).link());
    }

    /** Each in a block of its own, so that none knows the others' names. */
    private static String joinScripts(Resource[] files) throws IOException {
        Map<String, String> blocks = new TreeMap<>();
        for (Resource file : files) {
            blocks.put(nameOf(file, ".js"), "{\n" + text(file) + "}\n");
        }
        return String.join("", blocks.values());
    }

    private Asset add(Asset asset) {
        byUrl.put(asset.url(), asset);
        return asset;
    }

    private static String nameOf(Resource resource, String ending) {
        String file = resource.getFilename();
        if (file == null) {
            throw new IllegalStateException("A file without a name: " + resource);
        }
        return file.substring(0, file.length() - ending.length());
    }

    /**
     * The files of a folder, joined in its order.
     *
     * @param shared files of the folder above that stand in the order too, after {@code ../}
     */
    private static String join(
            PathMatchingResourcePatternResolver resources, String folder, List<String> shared)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : shared) {
            files.put("../" + name, text(resources.getResource(CSS + name)));
        }
        for (Resource file : resources.getResources(folder + "*.css")) {
            files.put(String.valueOf(file.getFilename()), text(file));
        }
        String order = text(resources.getResource(folder + "order.txt"));
        return Stylesheet.join(order.lines().toList(), files);
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }

    /** What stands before a path of this site on paper, where nobody can follow a link. */
    private static String origin(@Nullable SiteProperties site) {
        return site == null || site.url() == null
                ? ""
                : "@layer tokens{:root{--origin:\"" + site.url() + "\"}}";
    }
}
