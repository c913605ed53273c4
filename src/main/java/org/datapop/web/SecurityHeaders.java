package org.datapop.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The headers of every answer. They are measured, so a change belongs into the test that spells
 * them out too.
 */
@Component
public final class SecurityHeaders {

    static final String POLICY = "Content-Security-Policy";

    private static final String POWERFUL_FEATURES =
            "accelerometer=(), autoplay=(), browsing-topics=(), camera=(),"
                    + " display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(),"
                    + " hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(),"
                    + " midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(),"
                    + " usb=(), xr-spatial-tracking=()";

    /**
     * Those of them that every answer has until the next version of the site, and the ways that
     * lead away from an answer.
     */
    private static final Set<String> STANDING =
            Set.of(
                    "Link",
                    POLICY,
                    "Referrer-Policy",
                    "X-Content-Type-Options",
                    "X-Frame-Options",
                    "Cross-Origin-Opener-Policy",
                    "Cross-Origin-Embedder-Policy",
                    "Cross-Origin-Resource-Policy",
                    "Permissions-Policy",
                    "Strict-Transport-Security");

    private final Map<String, String> always;

    SecurityHeaders(PublicAddress address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(POLICY, publicPolicy());
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Embedder-Policy", "require-corp");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", POWERFUL_FEATURES);
        headers.put("Cache-Control", "no-cache");
        if (address.secure()) {
            headers.put("Strict-Transport-Security", "max-age=63072000");
        }
        this.always = Collections.unmodifiableMap(headers);
    }

    /** What a public page, and any answer nobody else claims, carries. */
    public Map<String, String> always() {
        return always;
    }

    /**
     * Whether an answer that says "unchanged" needn't say this header, for the one it stands for
     * has it (RFC 9110, 15.4.5). All such are part of what its tag is made of.
     */
    static boolean isStanding(String header) {
        return STANDING.contains(header);
    }

    private static String publicPolicy() {
        return "default-src 'none'; script-src 'self' 'report-sample' '"
                + SchemeScript.HASH
                + "'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
                + " object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'";
    }
}
