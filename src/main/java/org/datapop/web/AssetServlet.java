package org.datapop.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the files of {@link Assets} from memory. */
final class AssetServlet extends HttpServlet {

    private static final Pattern GZIP =
            Pattern.compile(
                    "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?!0(?:\\.0{0,3})?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)",
                    Pattern.CASE_INSENSITIVE);

    private final transient Assets assets;

    AssetServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asset asset = assets.at(request.getRequestURI());
        if (asset == null) {
            response.sendError(404);
            return;
        }
        boolean zipped = acceptsGzip(request.getHeader("Accept-Encoding"));
        String tag = asset.entityTag(zipped);
        response.setHeader("Cache-Control", asset.caching());
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", tag);
        // The frame of a preview has an origin of nobody's, and needs them too.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        write(asset, zipped, response);
    }

    private static void write(Asset asset, boolean zipped, HttpServletResponse response)
            throws IOException {
        byte[] body = asset.body(zipped);
        response.setContentType(asset.type());
        response.setContentLength(body.length);
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.getOutputStream().write(body);
    }

    static boolean acceptsGzip(@Nullable String accepted) {
        return accepted != null && GZIP.matcher(accepted).find();
    }
}
