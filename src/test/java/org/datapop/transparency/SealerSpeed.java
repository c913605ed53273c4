package org.datapop.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.datapop.Measurement;
import org.datapop.site.ManyDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** How long it takes to seal a whole site, to look whether anything is due, and to verify it. */
@Measurement
class SealerSpeed extends LogTestCase {

    private static final int DOCUMENTS = Integer.getInteger("documents", 100_000);
    private static final int LOOKS = 50;

    @TempDir Path folder;
    @Autowired PublicLog log;

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void isMeasured() throws Exception {
        ManyDocuments.fill(url, DOCUMENTS);
        var began = System.nanoTime();
        var count = sealer.seal();
        say("%,d entries sealed in %.1f s", count, seconds(began));
        assertThat(count).isGreaterThanOrEqualTo(DOCUMENTS);

        var looks = new ArrayList<Double>();
        for (var i = 0; i < LOOKS; i++) {
            began = System.nanoTime();
            sealer.seal();
            looks.add(seconds(began) * 1_000);
        }
        looks.sort(null);
        say(
                "looking when nothing is due: %.1f ms in the middle, %.1f ms at most",
                looks.get(LOOKS / 2), looks.getLast());

        began = System.nanoTime();
        new Sealer(chain, keys, transactions, new TransparencySettings(null, Duration.ZERO)).seal();
        say("looking through the whole timeline: %.2f s", seconds(began));
        verify();
    }

    private void verify() throws IOException, InterruptedException {
        var began = System.nanoTime();
        var file = folder.resolve("log");
        try (var out = Files.newBufferedWriter(file)) {
            log.write(log.checkpoint().orElseThrow(), out);
        }
        say("written: %,d kB in %.1f s", Files.size(file) / 1_000, seconds(began));
        began = System.nanoTime();
        var keys = folder.resolve("keys");
        Files.write(keys, log.keys().stream().map(PublicLog.Key::line).toList());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = Verifier.source(folder).toString();
        var process =
                new ProcessBuilder(java, program, file.toString(), keys.toString())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();
        say("verified in %.1f s, by a process of its own", seconds(began));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
