package org.datapop.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datapop.content.ContentTypes;
import org.datapop.content.FormerAddress;
import org.datapop.content.spi.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code starter/<type>/<slug>.md} and {@code starter/redirects.yml}. */
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

    /** An address that the institution had elsewhere, and the one that takes its place. */
    record Former(FormerAddress from, String target) {}

    List<Former> redirects() {
        var file = resources.getResource("classpath:starter/redirects.yml");
        try (var text = file.getInputStream()) {
            Map<String, String> former =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return former.entrySet().stream()
                    .map(one -> new Former(FormerAddress.of(one.getKey()), one.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The starter content can't be read", e);
        }
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
