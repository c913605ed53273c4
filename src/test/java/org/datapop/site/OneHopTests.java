package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.datapop.SiteTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whoever has to be sent to another host is sent to the page's own address at once. */
@SiteTest
class OneHopTests {

    @Autowired FinalPageAddress addresses;

    @ParameterizedTest
    @CsvSource({
        "/People/, /people?after=00000000-0000-0000-0000-000000000001",
        "/people//, /people?after=00000000-0000-0000-0000-000000000001",
        "/Vision-and-Members/, /mission",
        "/about/about-dpa/, /about",
        "/MISSION, /mission",
        "/people,",
        "/assets/site.css,",
        "/nothing/, ",
        "/robots.txt,"
    })
    void theFinalAddressIsKnownBefore(String asked, String target) {
        var request = new MockHttpServletRequest("GET", asked);
        request.setQueryString("utm=x&after=00000000-0000-0000-0000-000000000001");

        assertThat(addresses.of(request)).isEqualTo(target);
    }
}
