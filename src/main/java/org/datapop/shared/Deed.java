package org.datapop.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did to the site. Whoever does it publishes it as an event, in the
 * transaction that does it, so that the record of who did what holds neither more nor less than
 * what was done.
 *
 * @param subject the document, picture, redirect, link, account or backup that it was done to
 * @param name what the subject was called then; may be empty
 * @param changes what is different since, as far as a line can say it
 */
public record Deed(Actor by, What what, UUID subject, String name, List<Change> changes) {

    public Deed {
        changes = List.copyOf(changes);
    }

    public Deed(Actor by, What what, UUID subject, String name) {
        this(by, what, subject, name, List.of());
    }

    /** What kind of subject a deed has, and so where it is found. */
    public enum Area {
        CONTENT,
        PICTURES,
        REDIRECTS,
        LINKS,
        ACCOUNTS,
        BACKUPS
    }

    /** Everything that is worth a line in the record. */
    public enum What {
        SAVED(Area.CONTENT),
        PUBLISHED(Area.CONTENT),
        SCHEDULED(Area.CONTENT),
        UNSCHEDULED(Area.CONTENT),
        WITHDRAWN(Area.CONTENT),
        TRASHED(Area.CONTENT),
        RESTORED(Area.CONTENT),
        ERASED(Area.CONTENT),
        REVISION_NAMED(Area.CONTENT),
        REVISION_UNNAMED(Area.CONTENT),
        DRAFT_SHARED(Area.CONTENT),
        DRAFT_UNSHARED(Area.CONTENT),
        SITE_SHARED(Area.LINKS),
        SITE_UNSHARED(Area.LINKS),
        PICTURE_ADDED(Area.PICTURES),
        PICTURE_DESCRIBED(Area.PICTURES),
        PICTURE_ERASED(Area.PICTURES),
        REDIRECT_MADE(Area.REDIRECTS),
        REDIRECT_ENDED(Area.REDIRECTS),
        ACCOUNT_OPENED(Area.ACCOUNTS),
        ACCOUNT_INVITED(Area.ACCOUNTS),
        ACCOUNT_DESCRIBED(Area.ACCOUNTS),
        ACCOUNT_CLOSED(Area.ACCOUNTS),
        ACCOUNT_REOPENED(Area.ACCOUNTS),
        ROLE_CHANGED(Area.ACCOUNTS),
        PASSWORD_OFFERED(Area.ACCOUNTS),
        PASSWORD_CHANGED(Area.ACCOUNTS),
        EMAIL_CHANGED(Area.ACCOUNTS),
        SIGNED_OUT_EVERYWHERE(Area.ACCOUNTS),
        SECOND_FACTOR_ON(Area.ACCOUNTS),
        SECOND_FACTOR_OFF(Area.ACCOUNTS),
        RECOVERY_CODES_RENEWED(Area.ACCOUNTS),
        PASSKEY_ADDED(Area.ACCOUNTS),
        PASSKEY_RENAMED(Area.ACCOUNTS),
        PASSKEY_REMOVED(Area.ACCOUNTS),
        BACKUP_MADE(Area.BACKUPS),
        BACKUP_DOWNLOADED(Area.BACKUPS),
        BACKUP_DELETED(Area.BACKUPS);

        private final Area area;

        What(Area area) {
            this.area = area;
        }

        public Area area() {
            return area;
        }

        /** How it is written down, and the end of its message keys: {@code role-changed}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * @throws IllegalArgumentException when the key names nothing
         */
        public static What of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        public static List<What> of(Area area) {
            return Arrays.stream(values()).filter(what -> what.area == area).toList();
        }
    }

    /**
     * One value before and after.
     *
     * @param of what the value is, as the end of a message key: {@code address}
     * @param before null where there was none
     * @param after null where there is none any more
     */
    public record Change(String of, @Nullable String before, @Nullable String after) {}

    /** The same with a value that may have changed; it is left out where it hasn't. */
    public Deed changing(String of, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        var change = new Change(of, text(before), text(after));
        return new Deed(
                by,
                what,
                subject,
                name,
                Stream.concat(changes.stream(), Stream.of(change)).toList());
    }

    /** What one value was before; empty where there was none, or where nothing is told of it. */
    public Optional<String> before(String of) {
        return value(of, Change::before);
    }

    /** What one value is since. */
    public Optional<String> after(String of) {
        return value(of, Change::after);
    }

    private Optional<String> value(String of, Function<Change, @Nullable String> side) {
        return changes.stream()
                .filter(change -> change.of().equals(of))
                .map(side)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
