package org.datapop.site.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datapop.catalog.site.Site;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;
import org.datapop.web.Assets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the site to a device that puts it on a home screen. */
@Component
class ManifestView implements View {

    static final SitePath PATH = new SitePath("/manifest.webmanifest");

    private static final String PAPER = "#fbfaf6";

    private final Drawing drawing;
    private final Assets assets;

    ManifestView(Drawing drawing, Assets assets) {
        this.drawing = drawing;
        this.assets = assets;
    }

    @Override
    public SitePath path() {
        return PATH;
    }

    @Override
    public boolean isPage() {
        return false;
    }

    /** What is installed is the site of today. */
    @Override
    public boolean hasPast() {
        return false;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var site = Optional.ofNullable(around.site()).map(words -> words.body(Site.class));
        var name = site.map(Site::name).orElse(drawing.message("layout.unnamed", language));
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("name", name);
        manifest.put("short_name", name);
        site.map(Site::tagline).ifPresent(tagline -> manifest.put("description", tagline));
        manifest.put("lang", language.tag());
        manifest.put("dir", language.direction());
        manifest.put("start_url", visit.home());
        manifest.put("scope", "/");
        manifest.put("display", "browser"); // it needs the network and the way back
        manifest.put("background_color", PAPER);
        manifest.put("theme_color", PAPER);
        manifest.put(
                "icons",
                List.of(
                        icon("icon-192", "192x192", "any"),
                        icon("icon-512", "512x512", "any"),
                        icon("icon-maskable", "512x512", "maskable")));
        return new RenderedPage(
                200,
                Map.of("Content-Type", "application/manifest+json;charset=UTF-8"),
                JsonMapper.shared().writeValueAsString(manifest),
                visit.tags(List.of(), around),
                around.freshUntil());
    }

    private Map<String, String> icon(String name, String sizes, String purpose) {
        var icon = new LinkedHashMap<String, String>();
        icon.put("src", assets.picture(name));
        icon.put("sizes", sizes);
        icon.put("type", "image/png");
        icon.put("purpose", purpose);
        return icon;
    }
}
