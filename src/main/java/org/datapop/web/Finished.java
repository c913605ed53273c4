package org.datapop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Conditions.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is ready to be sent, in every form in which it may be asked for. It is the same
 * for everybody.
 */
public final class Finished {

    /** The headers of one form, as objects. */
    private static final int OF_HEADERS = 3_000;

    private final int status;
    private final Map<String, String> headers;
    private final @Nullable Instant since;
    private final String mark;
    private final Map<Coding, Form> forms = new EnumMap<>(Coding.class);
    private final Form plain;

    private Finished(
            int status,
            Map<String, String> headers,
            @Nullable Instant since,
            Map<Coding, byte[]> bodies,
            boolean varies,
            String mark) {
        this.status = status;
        this.mark = mark;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.since = since == null ? null : Conditions.toTheSecond(since);
        bodies.forEach((coding, body) -> forms.put(coding, form(coding, body, varies, mark)));
        this.plain = Objects.requireNonNull(forms.get(Coding.IDENTITY));
    }

    /**
     * Packs a body.
     *
     * @param headers all but those that follow from the body and its form
     * @param since when it last changed; null where nobody needs to know
     */
    public static Finished of(
            int status,
            Map<String, String> headers,
            byte[] body,
            @Nullable Instant since,
            Effort effort) {
        var bodies = new EnumMap<Coding, byte[]>(Coding.class);
        for (var coding : Coding.values()) {
            var packed = coding.pack(body, effort);
            if (packed != null) {
                bodies.put(coding, packed);
            }
        }
        return new Finished(
                status, headers, since, bodies, bodies.size() > 1, mark(body, headers, effort));
    }

    /** In the one form in which it was asked for, as nobody else will be sent it. */
    static Finished once(int status, Map<String, String> headers, byte[] body, Accepted accepted) {
        var bodies = new EnumMap<Coding, byte[]>(Map.of(Coding.IDENTITY, body));
        var brotli = accepted.brotli() ? Coding.BROTLI.pack(body, Effort.QUICK) : null;
        var gzip = brotli == null && accepted.gzip() ? Coding.GZIP.pack(body, Effort.QUICK) : null;
        if (brotli != null) {
            bodies.put(Coding.BROTLI, brotli);
        } else if (gzip != null) {
            bodies.put(Coding.GZIP, gzip);
        }
        return new Finished(
                status,
                headers,
                null,
                bodies,
                Coding.GZIP.isWorth(body),
                mark(body, headers, Effort.QUICK));
    }

    /** As {@link #mark()} and {@link #packed} told it. */
    public static Finished again(
            int status,
            Map<String, String> headers,
            @Nullable Instant since,
            Map<Coding, byte[]> packed,
            String mark) {
        var bodies = new EnumMap<Coding, byte[]>(Coding.class);
        bodies.putAll(packed);
        if (!bodies.containsKey(Coding.IDENTITY)) {
            bodies.put(Coding.IDENTITY, unpack(packed));
        }
        return new Finished(status, headers, since, bodies, bodies.size() > 1, mark);
    }

    /**
     * The bytes that were packed differ with the effort, and so must their tags. Some headers
     * aren't said again of what is unchanged, so whoever has other ones has something else.
     */
    private static String mark(byte[] body, Map<String, String> headers, Effort effort) {
        var standing = new TreeMap<>(headers);
        standing.keySet().removeIf(name -> !SecurityHeaders.isStanding(name));
        return Digests.fingerprint(body, standing.toString().getBytes(UTF_8))
                + (effort == Effort.QUICK ? "q" : "");
    }

    private static byte[] unpack(Map<Coding, byte[]> packed) {
        var zipped = packed.get(Coding.GZIP);
        if (zipped == null) {
            throw new IllegalArgumentException("Neither the body nor its gzip");
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Form form(Coding coding, byte[] body, boolean varies, String mark) {
        var tag = body.length == 0 ? null : tag(coding, mark);
        var lines = new LinkedHashMap<>(headers);
        if (varies) {
            lines.merge("Vary", "Accept-Encoding", (own, encoding) -> own + ", " + encoding);
        }
        if (tag != null) {
            lines.put("ETag", tag);
            lines.put("Accept-Ranges", "bytes");
        }
        if (since != null) {
            lines.put("Last-Modified", HttpDate.of(since));
        }
        if (coding != Coding.IDENTITY) {
            lines.put("Content-Encoding", coding.token());
        }
        return new Form(body, tag, lines);
    }

    private static String tag(Coding coding, String mark) {
        var plain = mark.endsWith("q") ? mark.substring(0, mark.length() - 1) : mark;
        return switch (coding) {
            case IDENTITY -> '"' + plain + '"';
            case GZIP -> '"' + mark + "-gzip\"";
            case BROTLI -> '"' + mark + "-br\"";
        };
    }

    public int status() {
        return status;
    }

    /** Those that don't follow from the form. */
    public Map<String, String> headers() {
        return headers;
    }

    public @Nullable Instant since() {
        return since;
    }

    /** The body as it was. */
    public byte[] body() {
        return plain.body();
    }

    /** What the bytes are recognised by. */
    public String mark() {
        return mark;
    }

    /** The smallest set of bodies from which {@link #again} makes all. */
    public Map<Coding, byte[]> packed() {
        var packed = new EnumMap<Coding, byte[]>(Coding.class);
        forms.forEach((coding, form) -> packed.put(coding, form.body()));
        if (packed.containsKey(Coding.GZIP)) {
            packed.remove(Coding.IDENTITY);
        }
        return packed;
    }

    /** About what it takes in memory, in bytes. */
    public int weight() {
        return forms.values().stream().mapToInt(form -> form.body().length + OF_HEADERS).sum();
    }

    Form form(Accepted accepted) {
        var brotli = accepted.brotli() ? forms.get(Coding.BROTLI) : null;
        if (brotli != null) {
            return brotli;
        }
        var gzip = accepted.gzip() ? forms.get(Coding.GZIP) : null;
        return gzip == null ? plain : gzip;
    }

    /** What of a form to send; conditions are for what was found alone. */
    Verdict judge(Asking asking, Form form) {
        return status != 200 || !asking.isConditional()
                ? new Verdict(status, 0, form.body().length)
                : Conditions.judge(asking, form.tag(), since, form.body().length);
    }
}
