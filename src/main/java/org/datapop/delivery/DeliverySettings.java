package org.datapop.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept of finished pages.
 *
 * @param memory how much of them is kept in memory; null for a sixth of what the process may have
 * @param disk how much of them is kept on disk
 * @param ahead whether pages are made that nobody has asked for yet
 * @param check how often the database is asked whether something has changed, should it not have
 *     said so
 */
@ConfigurationProperties("site.delivery")
record DeliverySettings(
        @Nullable DataSize memory,
        @DefaultValue("4GB") DataSize disk,
        @DefaultValue("true") boolean ahead,
        @DefaultValue("1s") Duration check) {

    long memoryBytes() {
        return memory == null ? Runtime.getRuntime().maxMemory() / 6 : memory.toBytes();
    }
}
