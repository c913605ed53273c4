package org.datapop.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.admin.form.Control.Option;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.GeneratedBodies;
import org.datapop.content.spi.Field;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a form shows is what it reads: for every type, with bodies of all sorts. */
@SiteTest
class FormRoundTripTests {

    private static final int BODIES = 60;

    private static final List<String> SPOKEN = List.of("en", "es", "fr");

    @Autowired ContentTypes types;
    @Autowired Bodies bodies;
    @Autowired FormWords words;

    @Test
    void whatWasStoredComesBackAsItWas() {
        for (var key : types.keys()) {
            var form = types.get(key).form();
            for (var number = 0; number < BODIES; number++) {
                var contents = List.of(id(1), id(2), id(3), id(4), id(5));
                var generated = new GeneratedBodies(number, _ -> contents).body(form);
                var stored = bodies.tree(bodies.of(key, generated));
                var drawn =
                        new FormDrawing(key, words, TARGETS, List.of(), Locale.ENGLISH)
                                .controls(form, stored);
                var sent = new LinkedHashMap<String, List<String>>();
                send(drawn, sent);
                var read = new PostedForm(parameters(sent)).read(form);
                assertThat(bodies.tree(bodies.of(key, read)))
                        .as("%s %d", key, number)
                        .isEqualTo(stored);
                var brought = OlderForm.upgraded(parameters(sent), List.of());
                assertThat(new PostedForm(brought).read(form))
                        .as("%s %d through an old form", key, number)
                        .isEqualTo(read);
            }
        }
    }

    @Test
    void everyFieldHasAName() {
        for (var key : types.keys()) {
            for (var language : key.equals("trial") ? List.<String>of() : SPOKEN) {
                named(key, "", types.get(key).form().fields(), Locale.of(language));
            }
        }
    }

    private void named(String type, String place, List<Field> fields, Locale locale) {
        for (var field : fields) {
            var at = place + field.key();
            assertThat(words.label(type, at, locale)).as("%s %s %s", type, at, locale).isNotBlank();
            field.choices()
                    .forEach(choice ->
                            assertThat(words.choice(at, choice, locale))
                                    .as("%s %s %s", at, choice, locale)
                                    .isNotBlank());
            named(type, at + "/", field.fields(), locale);
            field.variants()
                    .forEach(variant -> {
                        assertThat(words.kind(variant.name(), locale)).isNotBlank();
                        named(type, at + "/", variant.fields(), locale);
                    });
        }
    }

    /** As a browser would send it. */
    private static void send(List<Control> controls, Map<String, List<String>> sent) {
        for (var control : controls) {
            switch (control.kind()) {
                case "rows" ->
                        control.rows()
                                .forEach(row -> {
                                    add(sent, control.name(), row.key());
                                    if (!row.kind().isEmpty()) {
                                        add(sent, row.name() + "/kind", row.kind());
                                    }
                                    send(row.controls(), sent);
                                });
                case "references" ->
                        control.picks().forEach(pick -> add(sent, control.name(), chosen(pick)));
                case "reference", "choice" -> add(sent, control.name(), chosen(control.choices()));
                case "picture" -> {
                    add(sent, control.name(), control.value());
                    var picture = java.util.Objects.requireNonNull(control.picture());
                    send(List.of(picture.alt(), picture.isDecorative()), sent);
                }
                case "flag" -> {
                    if (control.value().equals("true")) {
                        add(sent, control.name(), "true");
                    }
                }
                default -> add(sent, control.name(), control.value().replace("\n", "\r\n"));
            }
        }
    }

    private static String chosen(List<Option> options) {
        return options.stream().filter(Option::selected).map(Option::value).findFirst().orElse("");
    }

    private static void add(Map<String, List<String>> sent, String name, String value) {
        sent.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static Map<String, String[]> parameters(Map<String, List<String>> sent) {
        var parameters = new LinkedHashMap<String, String[]>();
        sent.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return parameters;
    }

    private static final FormDrawing.Targets TARGETS =
            new FormDrawing.Targets() {
                @Override
                public List<FormDrawing.Target> of(List<String> types) {
                    return List.of(
                            new FormDrawing.Target(
                                    UUID.fromString(id(1)), "person", "One", true, "/"));
                }

                @Override
                public List<String> creatable(List<String> types) {
                    return types;
                }

                @Override
                public List<FormDrawing.LibraryPicture> pictures(String chosen) {
                    return List.of(new FormDrawing.LibraryPicture(id(1), "One", "/media/one"));
                }
            };

    private static String id(int number) {
        return new UUID(0x7000L, number).toString();
    }
}
