package org.datapop.content;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.content.spi.ContentType;
import org.springframework.stereotype.Component;

/** The content types that this site has. */
@Component
public class ContentTypes {

    private final Map<String, ContentType<?>> byKey;

    ContentTypes(List<ContentType<?>> types) {
        byKey =
                new TreeMap<>(
                        types.stream()
                                .collect(Collectors.toMap(ContentType::key, Function.identity())));
    }

    /**
     * @throws IllegalArgumentException for a type that this site doesn't have
     */
    public ContentType<?> get(String key) {
        var type = byKey.get(key);
        if (type == null) {
            throw new IllegalArgumentException("There is no content type '" + key + "'");
        }
        return type;
    }

    public Set<String> keys() {
        return byKey.keySet();
    }
}
