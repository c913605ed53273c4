package org.datapop.content.spi;

import static org.datapop.content.spi.Field.blocks;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;
import static org.datapop.content.spi.Field.text;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.datapop.content.spi.Field.Variant;

/**
 * One piece of a long body. Every block has a {@code key} that is never reused within its document.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Callout.class, name = "callout"),
    @JsonSubTypes.Type(value = Block.PullQuote.class, name = "pullQuote")
})
public sealed interface Block {

    String key();

    /** The name of the block's template and of its messages. */
    String kind();

    /** Running text. */
    record Text(String key, Markdown text) implements Block {
        @Override
        public String kind() {
            return "text";
        }
    }

    /** A remark set apart from the text. */
    record Callout(String key, String title, Markdown text) implements Block {
        @Override
        public String kind() {
            return "callout";
        }
    }

    /** Words lifted out of a text, with the one who said them. */
    record PullQuote(String key, String quote, String attribution) implements Block {
        @Override
        public String kind() {
            return "pullQuote";
        }
    }

    /** The field that edits a list of blocks. */
    static Field field(String key) {
        return blocks(
                key,
                new Variant("text", markdown("text").required().translatable()),
                new Variant(
                        "callout",
                        line("title").max(120).translatable(),
                        markdown("text").required().translatable()),
                new Variant(
                        "pullQuote",
                        text("quote").required().max(600).translatable(),
                        line("attribution").max(160).translatable()));
    }
}
