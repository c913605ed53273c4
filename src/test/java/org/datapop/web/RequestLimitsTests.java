package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/people/emmanuel-letouz%C3%A9",
                "/a.b",
                "/a..b",
                "/..a",
                "/%E0%A4%95",
                "/~x",
                "/a+b",
                "/%F0%9F%8C%8D",
                "/a//b",
                "/.well-known/security.txt"
            })
    void admitsPathsThatMeanOneThing(String path) {
        assertThat(RequestLimits.judge("GET", path, null)).isEqualTo(RequestLimits.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "/%",
                "/%4",
                "/%zz",
                "/a%",
                "/%00",
                "/a%00.css",
                "/%0a",
                "/%0d%0aSet-Cookie:x",
                "/%1f",
                "/%7f",
                "/%C2%85",
                "/..",
                "/../etc/passwd",
                "/a/../b",
                "/a/.",
                "/./a",
                "/%2e%2e/a",
                "/%2E./a",
                "/a/%2e",
                "/a%2fb",
                "/a%2Fb",
                "/..%2f..%2fetc",
                "/a\\b",
                "/a%5cb",
                "/..%5c..%5c",
                "/%252e%252e%252f",
                "/a%25",
                "/a;b",
                "/a;jsessionid=1",
                "/a;/../b",
                "/%C3",
                "/%C3%28",
                "/%C0%AF",
                "/%E0%80%AF",
                "/%ED%A0%80",
                "/%FF",
                "/é",
                "/a b"
            })
    void refusesPathsThatTwoReadersCouldUnderstandDifferently(String path) {
        assertThat(RequestLimits.judge("GET", path, null)).isEqualTo(400);
    }

    @Test
    void measuresThePathAsItIsRead() {
        assertThat(RequestLimits.judge("GET", "/" + "a".repeat(1023), null)).isEqualTo(200);
        assertThat(RequestLimits.judge("GET", "/" + "a".repeat(1024), null)).isEqualTo(414);
        assertThat(RequestLimits.judge("GET", "/" + "%C3%A9".repeat(1023), null)).isEqualTo(200);
        assertThat(RequestLimits.judge("GET", "/" + "%C3%A9".repeat(1024), null)).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=a+b",
                "q=%C3%A9&page=2",
                "q=a%0D%0Ab%09",
                "q=%2F..%2F",
                "q=100%25",
                "&&==&"
            })
    void admitsQueriesThatCanBeRead(String query) {
        assertThat(RequestLimits.judge("GET", "/", query)).isEqualTo(RequestLimits.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%4", "q=%zz", "q=%00", "q=%C3", "q=%1b", "q=é"})
    void refusesQueriesThatCant(String query) {
        assertThat(RequestLimits.judge("GET", "/", query)).isEqualTo(400);
    }

    @Test
    void refusesQueriesOfAbsurdLength() {
        assertThat(RequestLimits.judge("GET", "/", "q".repeat(4096))).isEqualTo(200);
        assertThat(RequestLimits.judge("GET", "/", "q".repeat(4097))).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "PROPFIND", "CONNECT", "TRACE"})
    void knowsNoOtherMethods(String method) {
        assertThat(RequestLimits.judge(method, "/", null)).isEqualTo(501);
    }
}
