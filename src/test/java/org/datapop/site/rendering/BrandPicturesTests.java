package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The pictures that are kept as files are those that the code draws. Where the mark or the halftone
 * has changed, run this and copy {@code target/pictures} over {@code src/main/resources/static}.
 */
class BrandPicturesTests {

    private static final Path DRAWN = Path.of("target/pictures");
    private static final int MOST_BYTES = 25_000;

    @Test
    void theKeptPicturesAreTheDrawnOnes() throws IOException {
        var drawn = BrandPictures.all();
        for (var picture : drawn.entrySet()) {
            var file = DRAWN.resolve(picture.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, picture.getValue());
        }
        for (var picture : drawn.entrySet()) {
            var kept = BrandPictures.FOLDER.resolve(picture.getKey());
            assertThat(kept).as("drawn anew in %s", DRAWN).exists();
            assertThat(Files.size(kept)).as("%s", kept).isLessThan(MOST_BYTES);
            if (picture.getKey().endsWith(".png")) {
                assertSame(picture.getKey(), Files.readAllBytes(kept), picture.getValue());
            } else {
                assertThat(Files.readAllBytes(kept)).isEqualTo(picture.getValue());
            }
        }
    }

    @Test
    void theCardHasTheSizeThatOthersExpect() throws IOException {
        var card = read(Files.readAllBytes(BrandPictures.FOLDER.resolve("pictures/card.png")));

        assertThat(card.getWidth()).isEqualTo(1200);
        assertThat(card.getHeight()).isEqualTo(630);
    }

    private static void assertSame(String name, byte[] kept, byte[] drawn) throws IOException {
        var one = read(kept);
        var other = read(drawn);
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        var different = 0;
        for (var y = 0; y < one.getHeight(); y++) {
            for (var x = 0; x < one.getWidth(); x++) {
                different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        // Another processor may round the edge of a dot differently.
        assertThat(different)
                .as("pixels of %s that differ; drawn anew in %s", name, DRAWN)
                .isLessThan(one.getWidth() * one.getHeight() / 500 + 1);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
