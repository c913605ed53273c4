package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.datapop.shared.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed has an answer. */
class HostileQueriesTests extends SearchTestCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "\\",
                "\\'",
                "a\\",
                "a'b",
                "'a' & 'b'",
                "a:*",
                "a:ABCD",
                "!a",
                "!!",
                "()",
                "(a",
                "a|b",
                "<->",
                "a <2> b",
                "\"",
                "\"\"",
                "\"a",
                "-",
                "--",
                "-a",
                "- a",
                "%",
                "_",
                "*",
                "#en",
                "'#en'",
                "%page",
                "\u0000",
                "a\u0000b",
                "\ud800",
                "\udfff a",
                "😀",
                "👩‍👩‍👧‍👦 family",
                "\u202eabc",
                "\u200b",
                "עברית",
                "مرحبا بالعالم",
                "日本語の検索",
                "ｆｕｌｌ　ｗｉｄｔｈ",
                "½ ŉ ﬁ ΐ İ ǆ",
                "a\u0301\u0301\u0301",
                "'; drop table search_entry; --",
                "<script>alert(1)</script>",
                "${7*7} #{7*7}",
                "../../etc/passwd",
                "https://example.org/a?b=c&d",
                "me@example.org",
                "1",
                "0.5",
                "-5",
                "1e308",
                "0x41",
                "the of and",
                "ʼn ʼ ʻ ˈ",
                "\ufffe \uffff",
                "क्षि ำ ្ក"
            })
    void nothingTypedIsAnError(String typed) {
        publish(
                "en",
                "Hostile",
                "",
                typed.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\u202e]", "") + " hostile");
        for (var text :
                new String[] {
                    typed,
                    typed + " hostile",
                    "\"" + typed + "\" -hostile",
                    (typed + " ").repeat(5000),
                    typed.repeat(50_000)
                }) {
            assertThatCode(
                            () -> {
                                find(text);
                                find(text, text, text, text);
                                search.suggest(text, Language.ENGLISH);
                            })
                    .as(typed)
                    .doesNotThrowAnyException();
        }
    }
}
