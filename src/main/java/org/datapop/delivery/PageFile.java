package org.datapop.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.datapop.web.Coding;
import org.datapop.web.Finished;
import org.jspecify.annotations.Nullable;

/**
 * A finished page as a file: first its label, so that it can be read alone, then the answer; each
 * with its length and a checksum.
 */
final class PageFile {

    private static final int MAGIC = 0x50414732; // PAG2

    private PageFile() {}

    /** The file isn't what was written. */
    static final class Unreadable extends IOException {

        Unreadable(Path file, String why) {
            super(file + " " + why);
        }
    }

    /** Another version of the site wrote the file. */
    static final class OfAnotherVersion extends IOException {}

    /** Something that is written, or read, piece by piece. */
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** The whole or nothing: another process never sees half of it. */
    static void write(Path file, String stamp, Kept kept) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            block(out, head -> label(head, stamp, kept.label()));
            block(out, answer -> answer(answer, kept.finished()));
        }
        Files.createDirectories(file.getParent());
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(beside, bytes.toByteArray());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    static Kept read(Path file, String stamp) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            var label = label(opened(in, file), stamp);
            return new Kept(label, answer(block(in, file)));
        } catch (RuntimeException e) {
            throw new Unreadable(file, "is damaged: " + e);
        }
    }

    static Label readLabel(Path file, String stamp) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            return label(opened(in, file), stamp);
        } catch (RuntimeException e) {
            throw new Unreadable(file, "is damaged: " + e);
        }
    }

    private static DataInputStream opened(DataInputStream in, Path file) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new Unreadable(file, "is no page");
        }
        return block(in, file);
    }

    private static void block(DataOutputStream out, Writing content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var inner = new DataOutputStream(bytes)) {
            content.to(inner);
        }
        var block = bytes.toByteArray();
        out.writeInt(block.length);
        out.writeInt(sum(block));
        out.write(block);
    }

    private static DataInputStream block(DataInputStream in, Path file) throws IOException {
        var length = in.readInt();
        var sum = in.readInt();
        var block = in.readNBytes(length);
        if (block.length != length || sum(block) != sum) {
            throw new Unreadable(file, "is damaged");
        }
        return new DataInputStream(new ByteArrayInputStream(block));
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static void label(DataOutputStream out, String stamp, Label label) throws IOException {
        out.writeUTF(stamp);
        out.writeUTF(label.address());
        out.writeUTF(label.epoch() == null ? "" : label.epoch().toString());
        out.writeLong(label.asOf());
        instant(out, label.freshUntil());
        instant(out, label.expiresAt());
        out.writeInt(label.tags().length);
        for (var tag : label.tags()) {
            out.writeInt(tag);
        }
    }

    private static Label label(DataInputStream in, String stamp) throws IOException {
        if (!in.readUTF().equals(stamp)) {
            throw new OfAnotherVersion();
        }
        var address = in.readUTF();
        var epoch = in.readUTF();
        var asOf = in.readLong();
        var freshUntil = instant(in);
        var expiresAt = instant(in);
        var tags = new int[in.readInt()];
        for (var i = 0; i < tags.length; i++) {
            tags[i] = in.readInt();
        }
        return new Label(
                address,
                tags,
                epoch.isEmpty() ? null : UUID.fromString(epoch),
                asOf,
                freshUntil,
                expiresAt);
    }

    private static void answer(DataOutputStream out, Finished finished) throws IOException {
        out.writeInt(finished.status());
        out.writeInt(finished.headers().size());
        for (var header : finished.headers().entrySet()) {
            out.writeUTF(header.getKey());
            out.writeUTF(header.getValue());
        }
        instant(out, finished.since());
        out.writeUTF(finished.mark());
        var packed = finished.packed();
        out.writeInt(packed.size());
        for (var form : packed.entrySet()) {
            out.writeUTF(form.getKey().name());
            out.writeInt(form.getValue().length);
            out.write(form.getValue());
        }
    }

    private static Finished answer(DataInputStream in) throws IOException {
        var status = in.readInt();
        Map<String, String> headers = new LinkedHashMap<>();
        for (var left = in.readInt(); left > 0; left--) {
            headers.put(in.readUTF(), in.readUTF());
        }
        var since = instant(in);
        var mark = in.readUTF();
        var packed = new EnumMap<Coding, byte[]>(Coding.class);
        for (var left = in.readInt(); left > 0; left--) {
            packed.put(Coding.valueOf(in.readUTF()), in.readNBytes(in.readInt()));
        }
        return Finished.again(status, headers, since, packed, mark);
    }

    private static void instant(DataOutputStream out, @Nullable Instant instant)
            throws IOException {
        out.writeLong(instant == null ? Long.MIN_VALUE : instant.getEpochSecond());
        out.writeInt(instant == null ? 0 : instant.getNano());
    }

    private static @Nullable Instant instant(DataInputStream in) throws IOException {
        var seconds = in.readLong();
        var nanos = in.readInt();
        return seconds == Long.MIN_VALUE ? null : Instant.ofEpochSecond(seconds, nanos);
    }
}
