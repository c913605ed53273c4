package org.datapop.catalog.interview;

import static org.datapop.content.spi.Field.blocks;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Field.Variant;
import org.datapop.content.spi.Markdown;

/**
 * One step of a conversation. Its {@code key} is its anchor: a letter for its kind and a number
 * that the kernel gives once and to no other.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Turn.Question.class, name = "question"),
    @JsonSubTypes.Type(value = Turn.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Turn.Direction.class, name = "direction"),
    @JsonSubTypes.Type(value = Turn.Omission.class, name = "omission")
})
public sealed interface Turn {

    String key();

    /** The name of the turn's template. */
    String kind();

    /** The number in the key, by which readers tell the turns of a kind apart. */
    default String number() {
        return key().replaceFirst("^[a-z]+", "");
    }

    /**
     * What was asked.
     *
     * @param speaker the name of the one who asks; may be empty
     */
    record Question(String key, String speaker, Markdown text) implements Turn {
        @Override
        public String kind() {
            return "question";
        }
    }

    /**
     * What was said in return.
     *
     * @param speaker the name of the one who answers; may be empty
     */
    record Answer(String key, String speaker, Markdown text) implements Turn {
        @Override
        public String kind() {
            return "answer";
        }
    }

    /** What happened and was not said, such as laughter. */
    record Direction(String key, String text) implements Turn {
        @Override
        public String kind() {
            return "direction";
        }
    }

    /**
     * Whole turns that were left out.
     *
     * @param note what they were about; may be empty
     */
    record Omission(String key, String note) implements Turn {
        @Override
        public String kind() {
            return "omission";
        }
    }

    /** The field that edits a conversation. */
    static Field field(String key) {
        return blocks(
                        key,
                        new Variant("question", line("speaker").max(120), said()).numbered("q"),
                        new Variant("answer", line("speaker").max(120), said()).numbered("a"),
                        new Variant("direction", line("text").required().translatable())
                                .numbered("d"),
                        new Variant("omission", line("note").translatable()).numbered("o"))
                .conversation();
    }

    private static Field said() {
        return markdown("text").required().max(50_000).translatable();
    }
}
