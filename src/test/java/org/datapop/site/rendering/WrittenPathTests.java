package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that authors write instead of naming a document. */
class WrittenPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/people/ana?after=x#life",
                "/es",
                "/es/people",
                "/map",
                "/People/Ana/",
                "/search?q=a",
                "/corrections",
                "/corrections/feed.atom",
                "/es/corrections",
                "/log"
            })
    void pagesAreFoundInEveryReading(String written) {
        assertThat(WrittenPath.isPage(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people",
                "#life",
                "//example.org/people",
                "https://example.org/people",
                "/media/01990000-0000-7000-8000-000000000001/a.jpg",
                "/Media/a.jpg",
                "/assets/site.css",
                "/admin",
                "/admin/content",
                "/at/20160601000000/people",
                "/id/01990000-0000-7000-8000-000000000001",
                "/log/entries",
                "/log/Verify.java",
                "/history/people",
                "/sitemap.xml",
                "/.well-known/security.txt"
            })
    void filesAndWhatHasNoOtherReadingAreNot(String written) {
        assertThat(WrittenPath.isPage(written)).isFalse();
    }
}
