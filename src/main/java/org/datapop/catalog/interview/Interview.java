package org.datapop.catalog.interview;

import java.util.List;
import java.util.regex.Pattern;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as far as it is known here.
 *
 * @param kind {@code text} or {@code video}
 * @param interviewerNames of those who have no document
 * @param outlet who published it first; empty where nobody knows
 * @param language in which it was held, as a tag
 * @param completeness how much of it stands here: {@code full}, {@code excerpt}, {@code summary},
 *     or {@code announced} where there is nothing of it yet
 * @param note the editor's, on what was changed or left out without a mark
 * @param quotes words lifted out of the turns
 * @param people who are mentioned
 * @param video where it can be watched; empty as long as it can't
 * @param captions a file of the video's captions
 */
public record Interview(
        String title,
        String summary,
        String kind,
        List<Reference> interviewees,
        List<Reference> interviewers,
        String interviewerNames,
        String outlet,
        String outletAddress,
        @Nullable FuzzyDate date,
        String language,
        String completeness,
        Markdown note,
        List<Turn> turns,
        List<Quote> quotes,
        List<Reference> people,
        List<Reference> organizations,
        String video,
        String captions)
        implements Body {

    private static final Pattern HOST = Pattern.compile("https?://(?:www\\.)?([^/:?#@]+)");

    /**
     * @param speaker who said so; may be empty
     */
    public record Quote(String key, String quote, String speaker) {}

    /** The turns by which readers find their way. */
    public List<Turn.Question> questions() {
        return turns.stream()
                .filter(Turn.Question.class::isInstance)
                .map(Turn.Question.class::cast)
                .toList();
    }

    /** Whose page a visitor who watches the video is sent to; empty where that isn't clear. */
    public String videoHost() {
        var host = HOST.matcher(video);
        return host.lookingAt() ? host.group(1) : "";
    }
}
