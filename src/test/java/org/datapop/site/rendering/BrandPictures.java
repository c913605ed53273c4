package org.datapop.site.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * The pictures of the site that can't be drawn in a page: icons and the card that is shown where
 * somebody shares a link. They are made of the mark and the halftone, without a letter, because a
 * server may have no fonts; so they are drawn once, here, and kept as files.
 */
final class BrandPictures {

    static final Path FOLDER = Path.of("src/main/resources/static");

    private static final Color PAPER = new Color(0xfbfaf6);
    private static final Color CLEAR = new Color(0, true);
    private static final List<Color> INKS =
            List.of(new Color(0x2440d6), new Color(0xc23a12), new Color(0x08704f));
    private static final List<String> SHAPES =
            List.of("hero-diagnose", "hero-mobilize", "hero-transform");

    private static final Pattern CIRCLE =
            Pattern.compile("<circle cx=\"(.+?)\" cy=\"(.+?)\" r=\"(.+?)\"/>");
    private static final Pattern TRANSFORM =
            Pattern.compile("translate\\((.+?) (.+?)\\)rotate\\((.+?)\\)scale\\((.+?)\\)");
    private static final Pattern DOT = Pattern.compile("M(-?\\d+) ?(-?\\d+)h0");

    /** Shades of each ink, so that a palette holds all their mixtures. */
    private static final int SHADES = 3;

    private BrandPictures() {}

    /** The files below {@code static}, by name. */
    static Map<String, byte[]> all() throws IOException {
        var mark = Files.readString(FOLDER.resolve("favicon.svg"));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("pictures/icon-192.png", png(icon(mark, 192, 1, CLEAR)));
        files.put("pictures/icon-512.png", png(icon(mark, 512, 1, CLEAR)));
        files.put("pictures/icon-maskable.png", png(icon(mark, 512, .62, PAPER)));
        files.put("pictures/icon-apple.png", png(icon(mark, 180, .74, PAPER)));
        files.put("pictures/card.png", png(card(1200, 630)));
        files.put("favicon.ico", ico(List.of(16, 32, 48), size -> png(icon(mark, size, 1, CLEAR))));
        return files;
    }

    private static BufferedImage icon(String mark, int size, double share, Color ground) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = pen(image);
        pen.setColor(ground);
        pen.fillRect(0, 0, size, size);
        pen.translate(size * (1 - share) / 2, size * (1 - share) / 2);
        pen.scale(size * share / 32, size * share / 32);
        pen.setColor(Color.decode(mark.replaceFirst("(?s).*fill=\"(#.{6})\".*", "$1")));
        var circles = CIRCLE.matcher(mark);
        while (circles.find()) {
            dot(pen, number(circles.group(1)), number(circles.group(2)), number(circles.group(3)));
        }
        return image;
    }

    /** The picture of the home page in its three inks. */
    private static BufferedImage card(int width, int height) {
        var plates = SHAPES.stream().map(shape -> plate(shape, width, height)).toList();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, mixtures());
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var index = 0;
                for (var plate : plates) {
                    var cover = plate.getRGB(x, y) >>> 24;
                    index = index * SHADES + Math.round(cover * (SHADES - 1) / 255f);
                }
                image.getRaster().setSample(x, y, 0, index);
            }
        }
        return image;
    }

    private static BufferedImage plate(String shape, int width, int height) {
        var halftone = Halftone.shape(shape);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = pen(image);
        var scale = .96 * height / halftone.height();
        pen.translate(width / 2.0 - scale * 327, height / 2.0 - scale * 329);
        pen.scale(scale, scale);
        pen.transform(transform(halftone.transform()));
        for (var dots : halftone.dots()) {
            var places = DOT.matcher(dots.path());
            while (places.find()) {
                dot(pen, number(places.group(1)), number(places.group(2)), number(dots.size()) / 2);
            }
        }
        return image;
    }

    private static AffineTransform transform(String text) {
        var parts = TRANSFORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        var transform = new AffineTransform();
        transform.translate(number(parts.group(1)), number(parts.group(2)));
        transform.rotate(Math.toRadians(number(parts.group(3))));
        transform.scale(number(parts.group(4)), number(parts.group(4)));
        return transform;
    }

    /** Every shade of each ink over every one of the others, as light takes them together. */
    private static IndexColorModel mixtures() {
        var count = SHADES * SHADES * SHADES;
        var colours = new byte[3][count];
        for (var index = 0; index < count; index++) {
            int[] covers = {index / SHADES / SHADES, index / SHADES % SHADES, index % SHADES};
            var light = PAPER.getRGBColorComponents(null);
            for (var ink = 0; ink < covers.length; ink++) {
                var cover = covers[ink] / (SHADES - 1f);
                var colour = INKS.get(ink).getRGBColorComponents(null);
                for (var channel = 0; channel < 3; channel++) {
                    light[channel] *= 1 - cover + cover * colour[channel];
                }
            }
            for (var channel = 0; channel < 3; channel++) {
                colours[channel][index] = (byte) Math.round(light[channel] * 255);
            }
        }
        return new IndexColorModel(8, count, colours[0], colours[1], colours[2]);
    }

    private static Graphics2D pen(BufferedImage image) {
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.BLACK);
        return pen;
    }

    private static void dot(Graphics2D pen, double x, double y, double radius) {
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An icon file of several PNGs: a head, an entry for each, and the pictures themselves. */
    private static byte[] ico(List<Integer> sizes, IntFunction<byte[]> draw) {
        var pictures = sizes.stream().map(draw::apply).toList();
        var length = pictures.stream().mapToInt(picture -> picture.length).sum();
        var file =
                ByteBuffer.allocate(6 + 16 * sizes.size() + length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        var offset = 6 + 16 * sizes.size();
        for (var i = 0; i < sizes.size(); i++) {
            var side = sizes.get(i).byteValue();
            file.put(side).put(side).put((byte) 0).put((byte) 0);
            file.putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }
}
