package org.datapop.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.content.ContentTypes;
import org.datapop.content.spi.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads {@code starter/<type>/<slug>.md}, each document after those it points to. */
@Component
class StarterFiles {

    private final ResourcePatternResolver resources;
    private final ContentTypes types;

    StarterFiles(ResourcePatternResolver resources, ContentTypes types) {
        this.resources = resources;
        this.types = types;
    }

    List<StarterFile> inOrder() {
        var files = new LinkedHashMap<String, StarterFile>();
        types.keys().forEach(type -> read(type).forEach(file -> files.put(file.key(), file)));
        var ordered = new ArrayList<StarterFile>();
        var seen = new HashSet<String>();
        files.values().forEach(file -> place(file, files, seen, ordered));
        return ordered;
    }

    private static void place(
            StarterFile file,
            Map<String, StarterFile> files,
            Set<String> seen,
            List<StarterFile> ordered) {
        if (!seen.add(file.key())) {
            return;
        }
        for (var target : file.references()) {
            var pointed = files.get(target);
            if (pointed != null) {
                place(pointed, files, seen, ordered);
            }
        }
        ordered.add(file);
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
