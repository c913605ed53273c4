package org.datapop.accounts;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What accounts are made with. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    /** 19 MiB and two passes: the least that OWASP's cheat sheet on storing passwords asks for. */
    private static final int KIBIBYTES = 19 * 1024;

    private static final int PASSES = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    }

    /** For sessions, tokens and mails; the kernel's time is the database's. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
