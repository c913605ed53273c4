package org.datapop.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script with an empty home and a PATH that holds only what a test put there. */
@DisabledOnOs(OS.WINDOWS)
class MvnwTests {

    private static final List<String> TOOLS =
            List.of("sed", "sort", "head", "dirname", "readlink", "cat", "basename");

    private record Outcome(int status, String out, String err) {}

    @TempDir private Path folder;
    private Path programs;

    @BeforeEach
    void makePath() throws IOException {
        programs = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("home"));
        for (var tool : TOOLS) {
            for (var place : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(place, tool)) && !Files.exists(programs.resolve(tool))) {
                    Files.createSymbolicLink(programs.resolve(tool), Path.of(place, tool));
                }
            }
        }
    }

    @Test
    void withoutAJdkItSaysWhichOneToInstall() throws Exception {
        // No machine has a JDK 99, wherever the script looks for one.
        var outcome =
                run(Files.readString(Path.of("mvnw")).replace("jdk_wanted=25", "jdk_wanted=99"));
        failedWithOneSentence(outcome, "No JDK 99 or newer was found: install one from ");
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        failedWithOneSentence(run(script()), "Maven was not found: install version 3.8.7 or newer");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        fakeMaven("3.6.3");
        var outcome = run(script());
        failedWithOneSentence(outcome, "");
        assertThat(outcome.err()).contains("3.6.3", "3.8.7");
    }

    @Test
    void aMavenThatFitsIsRunOnTheJdkWithAllItsArguments() throws Exception {
        fakeMaven("3.8.7");
        var outcome = run(script(), "-B", "verify");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("run: ", "-B verify", "on " + System.getProperty("java.home"));
        fakeMaven("3.10.0");
        assertThat(run(script(), "verify").status()).isZero();
    }

    private static void failedWithOneSentence(Outcome outcome, String beginning) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith(beginning).endsWith(".\n");
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private static String script() throws IOException {
        return Files.readString(Path.of("mvnw"));
    }

    private void fakeMaven(String version) throws IOException {
        var mvn = programs.resolve("mvn");
        Files.writeString(
                mvn,
                """
                #!/bin/sh
                if [ "$1" = --version ] || [ "$1" = -v ]; then echo 'Apache Maven %s'; exit; fi
                echo "run: $* on $JAVA_HOME"
                """
                        .formatted(version));
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(String script, String... arguments) throws Exception {
        var copy = folder.resolve("mvnw");
        Files.writeString(copy, script);
        var command = new java.util.ArrayList<>(List.of("/bin/sh", copy.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var out = folder.resolve("out").toFile();
        var err = folder.resolve("err").toFile();
        var process = builder.redirectOutput(out).redirectError(err).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), read(out.toPath()), read(err.toPath()));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
