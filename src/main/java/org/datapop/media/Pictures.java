package org.datapop.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.datapop.media.UnfitPicture.Reason;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The library of pictures. */
@Service
public class Pictures {

    /** The most bytes of a file that is taken. */
    public static final int MOST_BYTES = 25_000_000;

    private static final String COLUMNS =
            "select id, name, credit, width, height, widths, uploaded_at, uploaded_by, erased_at from media";

    private final JdbcClient jdbc;
    private final Gate gate;
    private final PictureFiles files;

    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Pictures(
            JdbcClient jdbc,
            Gate gate,
            PictureFiles files,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.jdbc = jdbc;
        this.gate = gate;
        this.files = files;
    }

    /**
     * Takes a picture in. The same file twice is one picture.
     *
     * @param called what its file was called; a first name for it
     * @throws UnfitPicture when it is none that the site takes
     */
    public UUID add(InputStream bytes, String called, Actor by) {
        var room = files.waitingRoom();
        try {
            var file = room.resolve("upload");
            var digest = receive(bytes, file);
            return known(digest).orElseGet(() -> store(file, digest, called, by));
        } finally {
            PictureFiles.delete(room);
        }
    }

    private static byte[] receive(InputStream bytes, Path file) {
        try (var counted = new DigestInputStream(bytes, sha256());
                var out = Files.newOutputStream(file)) {
            var left = MOST_BYTES + 1L;
            var buffer = new byte[1 << 16];
            for (int n; left > 0 && (n = counted.read(buffer)) >= 0; left -= n) {
                out.write(buffer, 0, n);
            }
            if (left == MOST_BYTES + 1L) {
                throw new UnfitPicture(Reason.EMPTY);
            }
            if (left <= 0) {
                throw new UnfitPicture(Reason.TOO_HEAVY);
            }
            return counted.getMessageDigest().digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<UUID> known(byte[] digest) {
        return jdbc.sql("select id from media where digest = ?")
                .param(digest)
                .query(UUID.class)
                .optional();
    }

    /** The files first: a row without files would be a hole in a page. */
    private UUID store(Path file, byte[] digest, String called, Actor by) {
        var renditions = gate.renditions(file);
        var id = Ids.next();
        files.store(id, renditions);
        var isNew =
                Boolean.TRUE.equals(
                        transaction.execute(
                                _ -> insert(id, digest, nameOf(called), renditions, by)));
        if (isNew) {
            return id;
        }
        files.remove(id);
        return known(digest).orElseThrow();
    }

    private boolean insert(UUID id, byte[] digest, String name, Renditions renditions, Actor by) {
        var isNew =
                jdbc.sql(
                                        """
                                        insert into media (id, digest, name, width, height, widths, uploaded_by)
                                        values (?, ?, ?, ?, ?, ?, ?) on conflict (digest) do nothing\
                                        """)
                                .params(
                                        id,
                                        digest,
                                        name,
                                        renditions.widest().width(),
                                        renditions.widest().height(),
                                        renditions.files().stream()
                                                .map(Renditions.File::width)
                                                .toArray(Integer[]::new),
                                        by.id())
                                .update()
                        == 1;
        if (isNew) {
            events.publishEvent(new Deed(by, What.PICTURE_ADDED, id, name));
        }
        return isNew;
    }

    /** Of a file's name what a person would call the picture. */
    private static String nameOf(String called) {
        var name =
                called.substring(Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1)
                        .replaceFirst("\\.[A-Za-z0-9]{2,5}$", "")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}_]+", " ")
                        .strip();
        return shortened(name);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= Picture.LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Picture.LONGEST));
    }

    public Optional<Picture> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query((row, _) -> picture(row))
                .optional();
    }

    /** Those of these that aren't there, or were erased. */
    public Set<UUID> lost(Collection<UUID> wanted) {
        return jdbc.sql(
                        """
                        select w.id from unnest(cast(:wanted as uuid[])) w (id)
                        where not exists (select from media m where m.id = w.id and m.erased_at is null)\
                        """)
                .param("wanted", wanted.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .set();
    }

    /**
     * Pictures that are there, the newest first.
     *
     * @param words that stand in their names; empty for all
     * @param after the last one of the page before; null for the first page
     */
    public List<Picture> list(String words, @Nullable UUID after, int howMany) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where erased_at is null and position(lower(:words) in lower(name)) > 0
                                   and (cast(:after as uuid) is null or (uploaded_at, id)
                                        < (select uploaded_at, id from media where id = cast(:after as uuid)))
                                 order by uploaded_at desc, id desc limit :howMany\
                                """)
                .param("words", words.strip())
                .param("after", after)
                .param("howMany", howMany)
                .query((row, _) -> picture(row))
                .list();
    }

    /** Calls it something else, or credits somebody else. */
    @Transactional
    public void describe(UUID id, String newName, String newCredit, Actor by) {
        var before = find(id).filter(picture -> picture.erasedAt() == null);
        if (before.isEmpty()) {
            return;
        }
        var name = shortened(newName.strip());
        var credit = shortened(newCredit.strip());
        jdbc.sql("update media set name = ?, credit = ? where id = ?")
                .params(name, credit, id)
                .update();
        events.publishEvent(
                new Deed(by, What.PICTURE_DESCRIBED, id, name)
                        .changing("name", before.get().name(), name)
                        .changing("credit", before.get().credit(), credit));
    }

    /** Removes the files for ever, wherever the picture stands; pages then do without it. */
    public void erase(UUID id, String reason, Actor by) {
        files.remove(id); // First, so that whoever sees it fail can do it again.
        transaction.executeWithoutResult(_ -> markErased(id, reason, by));
    }

    private void markErased(UUID id, String reason, Actor by) {
        var isDone =
                jdbc.sql(
                                        """
                                        update media set erased_at = now(), erased_reason = ?, digest = null, name = '', credit = ''
                                        where id = ? and erased_at is null\
                                        """)
                                .params(reason, id)
                                .update()
                        == 1;
        if (isDone) {
            events.publishEvent(new Deed(by, What.PICTURE_ERASED, id, ""));
        }
    }

    /** Whether it was there once. */
    boolean isErased(UUID id) {
        return find(id).filter(picture -> picture.erasedAt() != null).isPresent();
    }

    private static Picture picture(ResultSet row) throws SQLException {
        var erased = row.getTimestamp("erased_at");
        return new Picture(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("credit"),
                row.getInt("width"),
                row.getInt("height"),
                Stream.of((Integer[]) row.getArray("widths").getArray()).toList(),
                row.getTimestamp("uploaded_at").toInstant(),
                row.getString("uploaded_by"),
                erased == null ? null : erased.toInstant());
    }
}
