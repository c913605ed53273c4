package org.datapop.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.UnfitBody;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes through the gate, what doesn't, and what a visitor gets of it. */
@SiteTest
class PictureTests {

    private static final String SECRET = "taken at 19.4326 N 99.1332 W";

    @LocalServerPort int port;
    @Autowired Pictures pictures;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void aPictureIsMadeAnewInThreeWidths(String format) throws Exception {
        var id = add(bytes(image(2600, 1300), format), "C:\\fakepath\\The_team.JPG");
        var picture = pictures.find(id).orElseThrow();
        assertThat(picture.widths()).containsExactly(480, 960, 1920);
        assertThat(List.of(picture.width(), picture.height())).containsExactly(1920, 960);
        assertThat(picture.name()).isEqualTo("The team");
        for (var width : picture.widths()) {
            var drawn = ImageIO.read(new ByteArrayInputStream(file(id, width)));
            assertThat(List.of(drawn.getWidth(), drawn.getHeight()))
                    .containsExactly(width, width / 2);
        }
    }

    @Test
    void aSmallPictureStaysSmallAndATransparentOneTransparent() throws Exception {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        var picture = pictures.find(add(bytes(image, "png"), "logo.png")).orElseThrow();
        assertThat(picture.widths()).containsExactly(300);
        var drawn = ImageIO.read(new ByteArrayInputStream(file(picture.id(), 300)));
        assertThat(drawn.getRGB(10, 10) >>> 24).isZero();
    }

    /** A telephone held upright writes a lying picture and a note to turn it. */
    @Test
    void itStandsUprightAndTellsNothingOfPlaceOrDay() throws Exception {
        var image = image(1000, 500);
        for (var y = 0; y < 500; y++) {
            for (var x = 0; x < 200; x++) {
                image.setRGB(x, y, Color.RED.getRGB());
            }
        }
        var id = add(withExif(bytes(image, "jpeg"), 6), "phone.jpg");
        var picture = pictures.find(id).orElseThrow();
        assertThat(List.of(picture.width(), picture.height())).containsExactly(500, 1000);
        var drawn = ImageIO.read(new ByteArrayInputStream(file(id, 500)));
        assertThat(new Color(drawn.getRGB(250, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(250, 50)).getBlue()).isLessThan(60);
        for (var width : picture.widths()) {
            assertThat(new String(file(id, width), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", SECRET, "XMP", "ICCP");
        }
    }

    @Test
    void nothingElseComesThrough() throws Exception {
        var jpeg = bytes(image(800, 600), "jpeg");
        refused("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "UNREADABLE");
        refused("<!DOCTYPE html><script>alert(1)</script>", "UNREADABLE");
        refused("GIF89a\1\0\1\0\200\0\0\0\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", "UNREADABLE");
        refused(bytes(image(10, 10), "bmp"), "UNREADABLE");
        refused(bytes(image(10, 10), "gif"), "UNREADABLE");
        refused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, "UNREADABLE");
        refused(Arrays.copyOf(bytes(image(900, 900), "png"), 400), "UNREADABLE");
        refused(new byte[0], "EMPTY");
        refused(bomb(60_000, 60_000), "TOO_LARGE");
        refused(bomb(1_000_000, 1), "TOO_LARGE");
        var heavy = Arrays.copyOf(jpeg, Pictures.MOST_BYTES + 1);
        refused(heavy, "TOO_HEAVY");
        // What follows the end of a picture, such as a program, isn't carried on.
        var id = add(Arrays.copyOf(jpeg, jpeg.length + 4_000), "tail.jpg");
        assertThat(pictures.find(id)).isPresent();
        assertThat(
                        jdbc.sql("select count(*) from media where name = 'refused'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void ofManyWhoBringTheSameAtOnceItIsStoredOnce() throws Exception {
        var same = bytes(image(700, 700), "jpeg");
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids =
                    hands
                            .invokeAll(
                                    IntStream.range(0, 6)
                                            .<Callable<UUID>>mapToObj(
                                                    _ -> () -> add(same, "same.jpg"))
                                            .toList())
                            .stream()
                            .map(one -> one.resultNow())
                            .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
            assertThat(file(ids.iterator().next(), 480)).isNotEmpty();
        }
    }

    @Test
    void aPageShowsItInItsWidthsWithWhatItShowsAndWhoMadeIt() throws Exception {
        var id = add(bytes(image(1200, 800), "jpeg"), "portrait.jpg");
        pictures.describe(id, "Portrait", "Ana Pérez, CC BY 4.0", Actor.SYSTEM);
        var text = "Before\n\n![A chart](media:" + id + ")\n\nAfter";
        var saved = publish("Pictured", text, id, "Ana at a desk");
        var page = open("/people/pictured");
        var face = page.expectFirst(".face img");
        assertThat(face.attr("alt")).isEqualTo("Ana at a desk");
        assertThat(face.attr("srcset"))
                .isEqualTo(
                        "/media/%1$s-480.webp 480w, /media/%1$s-960.webp 960w, /media/%1$s-1200.webp 1200w"
                                .formatted(id));
        assertThat(page.select(".credit").text())
                .isEqualTo("Picture: Ana Pérez, CC BY 4.0", Actor.SYSTEM);
        assertThat(page.select(".story img").attr("alt")).isEqualTo("A chart");
        assertThat(page.select(".story img").attr("srcset")).contains("-480.webp 480w");
        assertThat(open("/people").select("img.portrait").attr("alt")).isEmpty();
        assertThat(open("/people").select("img.portrait").attr("src")).contains(id.toString());

        var answer = get(face.attr("src"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000", "immutable", "public");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        pictures.erase(id, "She asked for it", Actor.SYSTEM);
        assertThat(get(face.attr("src")).statusCode()).isEqualTo(410);
        var after = open("/people/pictured");
        assertThat(after.select("main img")).isEmpty();
        assertThat(after.select(".story").text()).contains("A chart");
        assertThat(drafting.head(saved).body()).isNotNull();
    }

    @Test
    void withoutWordsOrADecisionItIsntPublished() throws Exception {
        var id = add(bytes(image(600, 400), "jpeg"), "silent.jpg");
        assertThatThrownBy(() -> publish("Silent", "", id, " "))
                .isInstanceOf(UnfitBody.class)
                .extracting(e -> ((UnfitBody) e).findings().getFirst().field())
                .isEqualTo("picture/alt");
        assertThatThrownBy(() -> publish("Strange", "", UUID.randomUUID(), "Somebody"))
                .isInstanceOf(UnfitBody.class)
                .extracting(e -> ((UnfitBody) e).findings().getFirst().problem())
                .isEqualTo("brokenPicture");
    }

    @Test
    void anErasedDocumentShowsNothingAndHistoryKeepsWhatItShowed() throws Exception {
        var id = add(bytes(image(610, 400), "jpeg"), "erased.jpg");
        var document = publish("Forgotten", "", id, "Somebody");
        for (var attack :
                List.of(
                        "delete from media_use",
                        "update media_use set position = 9",
                        "update media set width = 1",
                        "update media set digest = sha256('x')",
                        "delete from media",
                        "truncate media cascade")) {
            assertThatThrownBy(() -> jdbc.sql(attack).update()).as(attack).isNotNull();
        }
        erasure.erase(document, "Asked for", Actor.SYSTEM);
        assertThat(
                        jdbc.sql("select count(*) from media_use where media_id = ?")
                                .param(id)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/nothing",
                "/media/../data",
                "/media/00000000-0000-0000-0000-000000000000-480.webp",
                "/media/00000000-0000-0000-0000-000000000000-0480.webp",
                "/media/"
            })
    void whereThereIsNoPictureThereIsAPlainAnswer(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    private UUID publish(String name, String text, UUID picture, String alt) {
        var shown = new org.datapop.content.spi.Picture(picture, alt, false);
        var body = new Person(name, "", "S", "", new Markdown(text), List.of(), List.of(), shown);
        var saved = drafting.create("person", Language.ENGLISH, null, body, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved.document();
    }

    private void refused(String text, String why) {
        refused(text.getBytes(StandardCharsets.ISO_8859_1), why);
    }

    private void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(UnfitPicture.class)
                .isThrownBy(() -> add(bytes, "refused.jpg"))
                .matches(unfit -> unfit.reason().name().equals(why), why);
    }

    private UUID add(byte[] bytes, String called) {
        return pictures.add(new ByteArrayInputStream(bytes), called, Actor.SYSTEM);
    }

    private byte[] file(UUID id, int width) throws Exception {
        return get(PictureAddress.of(id, width)).body().readAllBytes();
    }

    private Document open(String path) throws Exception {
        return Jsoup.parse(new String(get(path).body().readAllBytes(), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    /** Blue, with a little unrest so that no two sizes are the same file. */
    private static BufferedImage image(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, 0x2030c0 + ((x ^ y) & 15));
            }
        }
        return image;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
        return bytes.toByteArray();
    }

    /** Adds what a camera adds: how to turn the picture, and where it was taken. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(8 + 2 + 12 * 2 + 4 + SECRET.length() + 1);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(SECRET.length() + 1).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        tiff.put(SECRET.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        var exif = ByteBuffer.allocate(4 + 6 + tiff.capacity());
        exif.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff.capacity()));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A PNG that is nothing but a claim to be huge. */
    private static byte[] bomb(int width, int height) {
        var head = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        head.putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
        var check = new CRC32();
        check.update(head.array());
        return ByteBuffer.allocate(33 + 12)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(head.array())
                .putInt((int) check.getValue())
                .putInt(0)
                .put("IEND".getBytes(StandardCharsets.US_ASCII))
                .putInt(0xae426082)
                .array();
    }
}
