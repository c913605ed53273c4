package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every other test runs as whoever builds; here root steps down to nobody. */
class OrdinaryUserTests {

    private static final List<String> NEEDED =
            List.of("postgres", "commons-", "xz-", "slf4j", "logback");
    private static final int NOBODY = 65534;

    @TempDir Path folder;

    @Test
    void anOrdinaryUserStartsItsOwnServer() throws Exception {
        assumeTrue(
                System.getProperty("user.name").equals("root")
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "only root can become another user; for everybody else each test is this test");
        var libraries = copyOfClassPath();
        var data = Files.createDirectory(folder.resolve("data"));
        for (var own : List.of(folder, data)) {
            Files.setAttribute(own, "unix:uid", NOBODY);
        }

        var server = new EmbeddedServer(data);
        var prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        try (var site = ForkedSite.start(prefix, libraries, data)) {
            var url = site.url();
            server.keep(url, "mine");
            assertThat(server.kept(url)).isEqualTo("mine");
            assertThat(server.process().info().user()).contains("nobody");
        }
        assertThat(server.isRunning()).isFalse();
    }

    /** The build's own folders may be closed to others. */
    private String copyOfClassPath() throws IOException {
        var entries = System.getProperty("java.class.path").split(File.pathSeparator);
        for (var entry : entries) {
            var from = Path.of(entry);
            var name = from.getFileName().toString();
            if (Files.isDirectory(from)) {
                copyFolder(from, folder.resolve(name));
            } else if (NEEDED.stream().anyMatch(name::contains)) {
                Files.copy(from, folder.resolve(name));
            }
        }
        try (Stream<Path> copies = Files.list(folder)) {
            return copies.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
