package org.datapop.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.datapop.content.ContentTypes;
import org.datapop.content.spi.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads {@code starter/<type>/<slug>.md}. */
@Component
class StarterFiles {

    private final ResourcePatternResolver resources;
    private final ContentTypes types;

    StarterFiles(ResourcePatternResolver resources, ContentTypes types) {
        this.resources = resources;
        this.types = types;
    }

    List<StarterFile> all() {
        return types.keys().stream().flatMap(type -> read(type).stream()).toList();
    }

    private List<StarterFile> read(String type) {
        try {
            var files = new ArrayList<StarterFile>();
            for (var resource : resources.getResources("classpath*:starter/" + type + "/*.md")) {
                files.add(file(type, resource));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The starter content can't be read", e);
        }
    }

    private StarterFile file(String type, Resource resource) throws IOException {
        var name = String.valueOf(resource.getFilename()).replaceFirst("\\.md$", "");
        return StarterFile.parse(
                type, name, resource.getContentAsString(StandardCharsets.UTF_8), textField(type));
    }

    private @Nullable String textField(String type) {
        return types.get(type).form().fields().stream()
                .filter(field -> field.kind() == Field.Kind.MARKDOWN)
                .map(Field::key)
                .findFirst()
                .orElse(null);
    }
}
