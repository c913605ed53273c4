package org.datapop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Other tests make do with {@link QuickPasswords}; the site itself doesn't. */
class PasswordStrengthTests {

    @Test
    void whoeverStealsAHashHasToToilForEveryGuess() {
        var encoder = new AccountsConfiguration().passwordEncoder();
        var hash = encoder.encode("quiet otter in the archive");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches("quiet otter in the archive", hash)).isTrue();
        assertThat(encoder.matches("quiet otter in the archives", hash)).isFalse();
        assertThat(encoder.encode("quiet otter in the archive")).isNotEqualTo(hash);
    }
}
