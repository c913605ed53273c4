package org.datapop.content;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Markdown;
import org.springframework.core.GenericTypeResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns bodies into stored JSON and back. Tolerant on reading: what is missing becomes empty, what
 * is unknown is left out, and older versions go through the upgrades of their type.
 */
@Component
public class Bodies {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .withConfigOverride(String.class, o -> o.setNullHandling(emptyForNull()))
                    .withConfigOverride(List.class, o -> o.setNullHandling(emptyForNull()))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Markdown.class, new EmptyForMissing()))
                    .build();

    private final ContentTypes types;

    Bodies(ContentTypes types) {
        this.types = types;
    }

    /**
     * A body out of loose values, such as a form or a file brings them: by the current version of
     * the type.
     */
    public Body of(String type, Map<String, ?> values) {
        return mapper.convertValue(values, bodyClass(types.get(type)));
    }

    /** A body as it comes out of a form: loose values that passed the check of its type. */
    public Body of(String type, ObjectNode values) {
        return mapper.convertValue(values, bodyClass(types.get(type)));
    }

    /** The body as the loose values that a form shows. */
    public ObjectNode tree(Body body) {
        return mapper.valueToTree(body);
    }

    ObjectNode tree(String json) {
        return (ObjectNode) mapper.readTree(json);
    }

    String json(Object tree) {
        return mapper.writeValueAsString(tree);
    }

    /**
     * @param version the version of the type that wrote the JSON; one newer than known is read as
     *     far as it is understood
     */
    Body read(ContentType<?> type, int version, String json) {
        return mapper.convertValue(upgraded(type, version, json), bodyClass(type));
    }

    ObjectNode upgraded(ContentType<?> type, int version, String json) {
        return upgrade(type, version, tree(json));
    }

    /**
     * The values of a body as the type has them today.
     *
     * @param version the version of the type that wrote them
     */
    public ObjectNode upgraded(String type, int version, ObjectNode values) {
        return upgrade(types.get(type), version, values.deepCopy());
    }

    private static ObjectNode upgrade(ContentType<?> type, int version, ObjectNode tree) {
        type.upgrades().stream().skip(version - 1L).forEach(upgrade -> upgrade.apply(tree));
        return tree;
    }

    @SuppressWarnings("unchecked") // the type argument of a ContentType is a Body
    private static Class<? extends Body> bodyClass(ContentType<?> type) {
        var argument = GenericTypeResolver.resolveTypeArgument(type.getClass(), ContentType.class);
        if (argument == null) {
            throw new IllegalStateException(type.getClass() + " does not name its body");
        }
        return (Class<? extends Body>) argument;
    }

    private static JsonSetter.Value emptyForNull() {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    }

    /** Rich text that isn't there is empty, as plain text is. */
    private static final class EmptyForMissing extends StdDeserializer<Markdown> {

        EmptyForMissing() {
            super(Markdown.class);
        }

        @Override
        public Markdown deserialize(JsonParser parser, DeserializationContext context) {
            return Markdown.of(parser.getValueAsString(""));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return Markdown.EMPTY;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Markdown.EMPTY;
        }
    }
}
