package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.datapop.web.Assets;
import org.datapop.web.HeaderOverride;
import org.springframework.stereotype.Component;

/** The stricter headers of the staff's pages, which nobody may keep or frame but ourselves. */
@Component
class AdminHeaders implements HeaderOverride {

    /** The request attribute that holds what a script needs in order to run. */
    static final String NONCE = "nonce";

    private static final String PREVIEW = "/admin/preview/";

    /**
     * A public page beside the form that it comes from: it may stand in our frame, and do nothing
     * there. A page in a sandbox can't have an opener policy too.
     */
    private static final Map<String, String> PREVIEWED =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
                            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                            + " sandbox allow-same-origin",
                    "X-Frame-Options",
                    "SAMEORIGIN",
                    "Cross-Origin-Opener-Policy",
                    "unsafe-none",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cache-Control",
                    "no-store");

    /** The steps of signing in stand in a frame beside the work of somebody who was put out. */
    private static final Set<String> STEPS =
            Set.of(
                    AdminSecurity.SIGN_IN,
                    AdminSecurity.CODE,
                    AdminSecurity.PASSKEY,
                    AdminSecurity.SIGNED_IN);

    /** Of no origin at all, so that nothing in it can reach the form, and with one script. */
    private static final String STAGED =
            "default-src 'none'; script-src '%s' 'report-sample'; style-src 'self';"
                    + " img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none';"
                    + " object-src 'none'; frame-ancestors 'self'; sandbox allow-scripts";

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> staged;

    AdminHeaders(Assets assets) {
        var headers = new HashMap<>(PREVIEWED);
        headers.put("Content-Security-Policy", STAGED.formatted(assets.stage().hash()));
        this.staged = Map.copyOf(headers);
    }

    @Override
    public Map<String, String> headersFor(HttpServletRequest request) {
        if (!isAdmin(request.getRequestURI())) {
            return Map.of();
        }
        if (request.getRequestURI().startsWith(PREVIEW)) {
            return PREVIEWED;
        }
        if (request.getRequestURI().equals(StageController.STAGE)) {
            return staged;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(NONCE, nonce);
        if (STEPS.contains(request.getRequestURI())) {
            return Map.of(
                    "Content-Security-Policy",
                    policy(nonce, "'self'"),
                    "X-Frame-Options",
                    "SAMEORIGIN",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cache-Control",
                    "no-store");
        }
        return Map.of(
                "Content-Security-Policy", policy(nonce, "'none'"),
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store");
    }

    static boolean isAdmin(String path) {
        return path.equals("/admin") || path.startsWith("/admin/");
    }

    private static String policy(String nonce, String framedBy) {
        return "default-src 'none'; script-src 'nonce-"
                + nonce
                + "' 'strict-dynamic' 'report-sample'; style-src 'self'; img-src 'self';"
                + " font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self';"
                + " form-action 'self'; base-uri 'none'; object-src 'none';"
                + " frame-ancestors "
                + framedBy
                + "; require-trusted-types-for 'script';"
                + " trusted-types editor ProseMirrorClipboard";
    }
}
