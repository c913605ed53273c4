package org.datapop.content.spi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Points to a thing whatever its address or language; which document stands for it is decided when
 * a page is read.
 */
public record Reference(@JsonValue UUID content) {

    @JsonCreator
    public static Reference to(UUID content) {
        return new Reference(content);
    }
}
