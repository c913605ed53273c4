package org.datapop.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * The program that readers get, compiled for the oldest Java that it is promised for and run here,
 * which is quicker than a process for each of a thousand.
 */
public final class Verifier {

    private static final String NAME = "Verify.java";

    private final Path folder;
    private final Method run;

    private Verifier(Path folder, Method run) {
        this.folder = folder;
        this.run = run;
    }

    /**
     * What it said.
     *
     * @param status 0 when all is proven
     */
    public record Verdict(int status, String words) {}

    public static Verifier in(Path folder) throws IOException, ReflectiveOperationException {
        var source = source(folder);
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        var options = List.of("--release", "17", "-Xlint:all", "-Werror", "-d", folder.toString());
        var errors = new ByteArrayOutputStream();
        var arguments = new ArrayList<>(options);
        arguments.add(source.toString());
        if (compiler.run(null, errors, errors, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(errors.toString(UTF_8));
        }
        var loader = URLClassLoader.newInstance(new java.net.URL[] {folder.toUri().toURL()});
        var run = loader.loadClass("Verify").getMethod("run", PrintStream.class, String[].class);
        return new Verifier(folder, run);
    }

    /** The program as a file of its own. */
    public static Path source(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        try (var source = Verifier.class.getResourceAsStream("/transparency/" + NAME)) {
            Files.write(file, Objects.requireNonNull(source).readAllBytes());
        }
        return file;
    }

    /** Asks for a verdict on texts, which are written into files of these names. */
    public Verdict on(byte[]... contents) throws IOException, ReflectiveOperationException {
        var names = List.of("entries.txt", "keys.txt", "proof.txt", "page.html");
        var files = new ArrayList<String>();
        for (var content : contents) {
            var file = folder.resolve(names.get(files.size()));
            Files.write(file, content);
            files.add(file.toString());
        }
        var words = new ByteArrayOutputStream();
        var status =
                (int)
                        run.invoke(
                                null,
                                new PrintStream(words, true, UTF_8),
                                files.toArray(String[]::new));
        return new Verdict(status, words.toString(UTF_8));
    }

    public Verdict on(String... contents) throws IOException, ReflectiveOperationException {
        return on(
                Arrays.stream(contents)
                        .map(content -> content.getBytes(UTF_8))
                        .toArray(byte[][]::new));
    }
}
