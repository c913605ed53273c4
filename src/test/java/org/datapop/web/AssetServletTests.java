package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetServletTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "br, gzip",
                "gzip;q=0.5",
                "deflate, gzip ; q=1.0, br",
                "x-gzip"
            })
    void zipsForThoseWhoAccept(String accepted) {
        assertThat(AssetServlet.acceptsGzip(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "br", "gzip;q=0", "gzip;q=0.000, br", "gzipped", "no-gzip", "identity"})
    void andForNobodyElse(String accepted) {
        assertThat(AssetServlet.acceptsGzip(accepted)).isFalse();
    }
}
