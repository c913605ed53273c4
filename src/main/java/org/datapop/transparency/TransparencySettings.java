package org.datapop.transparency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is published is sealed.
 *
 * @param key with which to sign; null for one that the site makes and keeps itself
 * @param rest how long a publication has to have begun: within ten seconds the kernel still lets an
 *     end come earlier
 */
@ConfigurationProperties("site.transparency")
record TransparencySettings(@Nullable String key, @DefaultValue("10s") Duration rest) {

    TransparencySettings {
        key = key == null || key.isBlank() ? null : key;
        if (key != null) {
            SigningKey.ofSetting(key); // A wrong one is told at the start.
        }
        if (rest.isNegative()) {
            rest = Duration.ZERO;
        }
    }

    /** Without the key, for logs. */
    @Override
    public String toString() {
        return "TransparencySettings[rest=" + rest + "]";
    }
}
