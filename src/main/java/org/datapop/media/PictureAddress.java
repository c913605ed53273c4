package org.datapop.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The address of one file of a picture: {@code /media/<id>-<width>.webp}. It says which bytes they
 * are for ever, so that browsers keep them without asking.
 */
public record PictureAddress(UUID id, int width) {

    static final String FOLDER = "/media/";

    private static final Pattern NAME =
            Pattern.compile(
                    "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([1-9][0-9]{0,4})\\.webp");

    /** The path of a file. */
    public static String of(UUID id, int width) {
        return FOLDER + id + "-" + width + ".webp";
    }

    static Optional<PictureAddress> read(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(
                        new PictureAddress(
                                UUID.fromString(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }
}
