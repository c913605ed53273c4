package org.datapop.catalog.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.markup.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InterviewTypeTests {

    private final InterviewType type = new InterviewType(new Markup()::plainText);
    private final ObjectNode interview =
            (ObjectNode)
                    new JsonMapper()
                            .readTree(
                                    """
                                    {"title": "T", "kind": "text", "completeness": "full",
                                     "interviewees": ["01990000-0000-7000-8000-000000000001"],
                                     "turns": [
                                       {"kind": "question", "key": "q1", "speaker": "Bo", "text": "What *for*?"},
                                       {"kind": "answer", "key": "a1", "speaker": "Ada",
                                        "text": "For “the\\n**future**” […] of [everybody](https://example.org). It’s near."},
                                       {"kind": "direction", "key": "d1", "text": "laughs"},
                                       {"kind": "omission", "key": "o1"}]}\
                                    """);

    @Test
    void anInterviewWithTurnsIsFit() {
        assertThat(publishing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "full, '', turns required",
        "excerpt, '', turns required",
        "summary, '', turns required",
        "announced, '', ",
        "full, https://example.org/v, turns transcriptMissing",
        "announced, https://example.org/v, turns transcriptMissing;completeness noLongerAnnounced"
    })
    void onlyWhatWasAnnouncedAndCannotBeWatchedYetNeedsNoTurns(
            String completeness, String video, String problems) {
        interview.put("completeness", completeness).put("video", video).remove("turns");

        assertThat(publishing())
                .containsExactly(problems == null ? new String[0] : problems.split(";"));
        assertThat(saving()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "What for?, ''",
        "What for?, Bo",
        "'For \"the future\" […] of everybody', Ada",
        "'«the   future»', ''",
        "'It''s near.', Ada",
        "of everybody, ''"
    })
    void aQuoteIsFoundHoweverItIsMarkedAndSpaced(String quote, String speaker) {
        quote(quote, speaker);
        assertThat(publishing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "What for?, Ada",
        "for the future, ''",
        "'For “the past”', ''",
        "everybody laughs, ''",
        "'What for? For', ''",
        "**future**, ''",
        "laughs, Ada"
    })
    void aQuoteThatNobodySaidIsNotPublished(String quote, String speaker) {
        quote(quote, speaker);
        assertThat(publishing()).containsExactly("quotes/k1/quote quoteNotFound");
        assertThat(saving()).isEmpty();
    }

    @Test
    void malformedBodiesBreakNoRuleByAccident() {
        interview.put("turns", "none").put("quotes", 3);
        assertThat(publishing()).contains("turns malformed", "quotes malformed");
    }

    @Test
    void theHostOfAVideoIsNamedWhereItIsClear() {
        assertThat(host("https://www.example.org/watch?v=1")).isEqualTo("example.org");
        assertThat(host("http://video.example.org:80")).isEqualTo("video.example.org");
        assertThat(host("mailto:a@example.org")).isEmpty();
        assertThat(host("")).isEmpty();
    }

    private static String host(String video) {
        return new Interview(
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        "",
                        "",
                        "",
                        null,
                        "",
                        "",
                        org.datapop.content.spi.Markdown.EMPTY,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        video,
                        "")
                .videoHost();
    }

    private void quote(String quote, String speaker) {
        interview
                .putArray("quotes")
                .addObject()
                .put("key", "k1")
                .put("quote", quote)
                .put("speaker", speaker);
    }

    private List<String> publishing() {
        return problems(Purpose.PUBLISHING);
    }

    private List<String> saving() {
        return problems(Purpose.SAVING);
    }

    private List<String> problems(Purpose purpose) {
        return type.form().check(interview, purpose).stream()
                .map(finding -> finding.field() + " " + finding.problem())
                .toList();
    }
}
