package org.datapop.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.datapop.web.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that operators give, by the first vector of RFC 8032. */
class SigningKeyTests {

    private static final String PKCS8 = "302e020100300506032b657004220420";
    private static final String SECRET =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String SIGNATURE =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(PKCS8 + SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                " %s\n",
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            })
    void aGivenKeyHasItsPublicHalfAndSigns(String form) {
        var key = SigningKey.ofSetting(form.formatted(base64()));
        assertThat(HexFormat.of().formatHex(key.publicKey())).endsWith(PUBLIC);
        assertThat(HexFormat.of().formatHex(key.sign(""))).isEqualTo(SIGNATURE);
        assertThat(key.id()).isEqualTo(SigningKey.fingerprint(key.publicKey()).substring(0, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "!!!",
                "MC4CAQAwBQYDK2VuBCIEIHdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo6",
                "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            })
    void whatIsNoneIsToldInASentence(String value) {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> new TransparencySettings(value, Duration.ZERO))
                .withMessageStartingWith(
                        "SITE_TRANSPARENCY_KEY must be a private key of Ed25519 as PKCS #8 in base64");
    }

    @Test
    void noKeyIsWrittenIntoALog() {
        assertThat(new TransparencySettings(base64(), Duration.ZERO).toString())
                .doesNotContain(base64());
        assertThat(SigningKey.ofSetting(base64()).toString()).startsWith("key ").hasSize(20);
    }
}
