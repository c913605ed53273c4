package org.datapop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.web.Conditions.Verdict;
import org.jspecify.annotations.Nullable;

/** One of the forms in which a finished answer is sent. */
final class Form {

    /** What tells of a body, and is out of place where none is sent. */
    private static final Set<String> OF_A_BODY =
            Set.of("Content-Type", "Content-Encoding", "Accept-Ranges", "Last-Modified");

    private static final String CONTENT_RANGE = "Content-Range";

    private final byte[] body;
    private final @Nullable String tag;
    private final List<Line> whole;
    private final List<Line> bare;
    private final List<Line> unchanged;

    /**
     * @param tag its strong entity tag, quoted; null for an answer without a body
     * @param headers of the whole
     */
    Form(byte[] body, @Nullable String tag, Map<String, String> headers) {
        this.body = body;
        this.tag = tag;
        this.whole =
                headers.entrySet().stream()
                        .map(header -> Line.of(header.getKey(), header.getValue()))
                        .toList();
        this.bare = whole.stream().filter(line -> !OF_A_BODY.contains(line.name())).toList();
        this.unchanged =
                bare.stream().filter(line -> !SecurityHeaders.isStanding(line.name())).toList();
    }

    byte[] body() {
        return body;
    }

    @Nullable String tag() {
        return tag;
    }

    /** The headers that go with what is sent of it. */
    List<Line> lines(Verdict verdict) {
        return switch (verdict.status()) {
            case 206 ->
                    with(
                            whole,
                            "bytes %d-%d/%d"
                                    .formatted(verdict.from(), verdict.until() - 1, body.length));
            case 416 -> with(refused(), "bytes */" + body.length);
            case 412 -> refused();
            case 304 -> unchanged;
            default -> whole;
        };
    }

    /** No refusal is for others. */
    private List<Line> refused() {
        return bare.stream()
                .map(line ->
                        line.name().equals("Cache-Control")
                                ? Line.of(line.name(), "no-store")
                                : line)
                .toList();
    }

    private static List<Line> with(List<Line> lines, String range) {
        var more = new ArrayList<>(lines);
        more.add(Line.of(CONTENT_RANGE, range));
        return more;
    }
}
