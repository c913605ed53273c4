package org.datapop.content.spi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Rich text as its author wrote it: readable in a diff, portable for decades, and never HTML. */
public record Markdown(@JsonValue String source) {

    public static final Markdown EMPTY = new Markdown("");

    @JsonCreator
    public static Markdown of(String source) {
        return source.isEmpty() ? EMPTY : new Markdown(source);
    }

    public boolean isEmpty() {
        return source.isBlank();
    }
}
