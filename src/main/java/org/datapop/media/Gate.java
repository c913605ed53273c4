package org.datapop.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import org.datapop.media.UnfitPicture.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way by which bytes of strangers become pictures. What a file is called or claims counts
 * for nothing: it is decoded, and what is shown is drawn anew from its pixels alone, so that
 * nothing else that was in it comes along. Its size is read before any pixel is, because a small
 * file can hold a picture that fills all memory.
 */
@Component
class Gate {

    /** For a phone, for a text, and for the whole width of a screen; nothing is made larger. */
    private static final int[] WIDTHS = {480, 960, 1920};

    private static final long MOST_PIXELS = 60_000_000;
    private static final int LONGEST_SIDE = 16_383; // what WebP can hold
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp");
    private static final float QUALITY = .8f;
    private static final int PATIENCE_SECONDS = 30;

    /** One at a time: a picture may need a quarter of a gigabyte while it is decoded. */
    private final Semaphore turn = new Semaphore(1, true);

    Gate() {
        ImageIO.setUseCache(false);
    }

    /**
     * @throws UnfitPicture when it is none that the site takes
     */
    Renditions renditions(Path file) {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new UnfitPicture(Reason.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitPicture(Reason.BUSY);
        }
        try {
            return draw(pixels(file));
        } finally {
            turn.release();
        }
    }

    private static BufferedImage pixels(Path file) {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var reader = input == null ? null : reader(input);
            if (reader == null) {
                throw new UnfitPicture(Reason.UNREADABLE);
            }
            try {
                reader.setInput(input, true, false);
                return upright(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders of damaged files fail in whatever way their authors didn't think of.
            throw e instanceof UnfitPicture unfit ? unfit : new UnfitPicture(Reason.UNREADABLE);
        }
    }

    private static @Nullable ImageReader reader(ImageInputStream input) throws IOException {
        for (var readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
            var reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        return null;
    }

    private static BufferedImage upright(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw new UnfitPicture(Reason.TOO_LARGE);
        }
        var image = reader.read(0);
        // Thumbnailator looks into the metadata of a JPEG alone.
        var orientation = isJpeg(reader) ? ExifUtils.getExifOrientation(reader, 0) : null;
        return orientation == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    private static boolean isJpeg(ImageReader reader) throws IOException {
        return reader.getFormatName().equalsIgnoreCase("jpeg");
    }

    private static Renditions draw(BufferedImage image) {
        var files = new ArrayList<Renditions.File>();
        try {
            for (var width : WIDTHS) {
                var last = image.getWidth() <= width;
                files.add(draw(image, last ? image.getWidth() : width));
                if (last) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Renditions(files);
    }

    private static Renditions.File draw(BufferedImage image, int width) throws IOException {
        var height =
                Math.max(
                        1, (int) Math.round(image.getHeight() * (double) width / image.getWidth()));
        var type =
                image.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB;
        var drawn = Thumbnails.of(image).forceSize(width, height).imageType(type).asBufferedImage();
        return new Renditions.File(width, height, webp(drawn));
    }

    private static byte[] webp(BufferedImage image) throws IOException {
        var writer = writer();
        try (var bytes = new ByteArrayOutputStream();
                var output = ImageIO.createImageOutputStream(bytes)) {
            var settings = (WebPWriteParam) writer.getDefaultWriteParam();
            settings.setCompressionType(CompressionType.Lossy);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), settings);
            output.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter writer() {
        return ImageIO.getImageWritersByMIMEType("image/webp").next();
    }
}
