package org.datapop.admin.content;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.datapop.admin.content.Inverse.ChangedSince;
import org.datapop.backup.BackupDeeds;
import org.datapop.backup.Backups;
import org.datapop.content.Change;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentState;
import org.datapop.content.Drafting;
import org.datapop.content.FormerAddress;
import org.datapop.content.History;
import org.datapop.content.History.Withdrawal;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.RevisionNames;
import org.datapop.content.ScheduleChoice;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.datapop.sharing.Sharing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has an opposite. What is erased has none. */
@Configuration(proxyBeanMethods = false)
class Inverses {

    private static final String REVISION = "revision";
    private static final String BEGIN = "begin";

    @Bean
    Inverse unsave(Drafting drafting) {
        return new Inverse(
                What.SAVED,
                deed -> deed.before(REVISION).isPresent(),
                (deed, by) -> {
                    var old = drafting.revision(id(deed.before(REVISION).orElseThrow()));
                    var saved = id(deed.after(REVISION).orElseThrow());
                    drafting.save(deed.subject(), saved, old.slug(), old.body(), "", by);
                });
    }

    /**
     * What was public before is so again, or is withdrawn again as it was. Of a first publication
     * readers are told why it goes.
     */
    @Bean
    Inverse unpublish(
            Publishing publishing,
            DocumentList documents,
            History history,
            MessageSource messages) {
        return new Inverse(
                What.PUBLISHED,
                deed -> deed.after(REVISION).isPresent(),
                (deed, by) -> {
                    var published = id(deed.after(REVISION).orElseThrow());
                    var entry = entry(documents, deed);
                    ChangedSince.unless(published.equals(entry.live()), deed);
                    if (deed.before(REVISION).isPresent()) {
                        publishing.publish(again(deed, Change.CORRECTION), by);
                        return;
                    }
                    // With it would go what somebody planned.
                    ChangedSince.unless(entry.planned() == null, deed);
                    var told =
                            history.withdrawnBefore(deed.subject())
                                    .orElseGet(() -> byMistake(messages, entry));
                    var withdrawn =
                            publishing.withdraw(
                                    deed.subject(), told.reason(), told.successor(), by);
                    ChangedSince.unless(published.equals(withdrawn), deed);
                });
    }

    private static Withdrawal byMistake(MessageSource messages, DocumentEntry entry) {
        var language = Locale.forLanguageTag(entry.language().tag());
        return new Withdrawal(messages.getMessage("admin.undo.publication", null, language), null);
    }

    @Bean
    Inverse publishAgain(Publishing publishing, DocumentList documents) {
        return new Inverse(
                What.WITHDRAWN,
                deed -> deed.before(REVISION).isPresent(),
                (deed, by) -> {
                    ChangedSince.unless(entry(documents, deed).live() == null, deed);
                    publishing.publish(again(deed, null), by);
                });
    }

    /**
     * @param change what readers are told of it: another text than they see is a correction; what
     *     comes back as they knew it, or comes as it was planned, is none
     */
    private static Publishing.Order again(Deed deed, @Nullable Change change) {
        return new Publishing.Order(
                deed.subject(),
                id(deed.before(REVISION).orElseThrow()),
                change,
                "",
                null,
                new ScheduleChoice.Keep());
    }

    @Bean
    Inverse unschedule(Publishing publishing, History history) {
        return new Inverse(
                What.SCHEDULED,
                deed -> deed.before(BEGIN).isEmpty() && deed.before(REVISION).isEmpty(),
                (deed, by) -> {
                    var begin = Instant.parse(deed.after(BEGIN).orElseThrow());
                    var revision = id(deed.after(REVISION).orElseThrow());
                    var planned =
                            history.planned(deed.subject()).stream()
                                    .filter(plan -> plan.from().equals(begin))
                                    .filter(plan -> plan.revision().equals(revision))
                                    .findFirst()
                                    .orElseThrow(() -> new ChangedSince(deed));
                    publishing.cancel(planned.publication(), by);
                });
    }

    @Bean
    Inverse scheduleAgain(Publishing publishing) {
        return new Inverse(
                What.UNSCHEDULED,
                deed -> deed.before(REVISION).isPresent(),
                (deed, by) ->
                        publishing.schedule(
                                again(deed, null),
                                Instant.parse(deed.before(BEGIN).orElseThrow()),
                                by));
    }

    @Bean
    Inverse takeOutOfTheTrash(Drafting drafting, DocumentList documents) {
        return new Inverse(
                What.TRASHED,
                _ -> true,
                (deed, by) -> {
                    ChangedSince.unless(isTrashed(documents, deed), deed);
                    drafting.restore(deed.subject(), by);
                });
    }

    @Bean
    Inverse backIntoTheTrash(Drafting drafting, DocumentList documents) {
        return new Inverse(
                What.RESTORED,
                _ -> true,
                (deed, by) -> {
                    ChangedSince.unless(!isTrashed(documents, deed), deed);
                    drafting.trash(deed.subject(), "", by);
                });
    }

    @Bean
    Inverse deleteBackup(Backups backups, BackupDeeds deeds) {
        return new Inverse(
                What.BACKUP_MADE,
                _ -> true,
                (deed, by) ->
                        deeds.delete(
                                backups.find(deed.name()).orElseThrow(() -> new ChangedSince(deed)),
                                by));
    }

    @Bean
    Inverse endRedirect(Redirects redirects) {
        return new Inverse(
                What.REDIRECT_MADE,
                deed -> deed.after("target").isPresent(),
                (deed, by) -> {
                    var isInForce =
                            redirects.all().stream()
                                    .anyMatch(one ->
                                            one.from().toString().equals(deed.name())
                                                    && one.target()
                                                            .equals(
                                                                    deed.after("target")
                                                                            .orElse("")));
                    ChangedSince.unless(isInForce, deed);
                    redirects.end(FormerAddress.of(deed.name()), by);
                });
    }

    @Bean
    Inverse redirectAgain(Redirects redirects) {
        return new Inverse(
                What.REDIRECT_ENDED,
                deed -> deed.before("status").isPresent(),
                (deed, by) ->
                        redirects.create(
                                FormerAddress.of(deed.name()),
                                deed.before("target").orElseThrow(),
                                Integer.parseInt(deed.before("status").orElseThrow()),
                                by));
    }

    @Bean
    Inverse unname(RevisionNames names) {
        return nameAsBefore(What.REVISION_NAMED, names);
    }

    @Bean
    Inverse nameAgain(RevisionNames names) {
        return nameAsBefore(What.REVISION_UNNAMED, names);
    }

    /** Whoever has the link learns that it has ended; it can't be made good again. */
    @Bean
    Inverse unshareDraft(Sharing sharing) {
        return unshare(What.DRAFT_SHARED, Deed::subject, sharing);
    }

    @Bean
    Inverse unshareSite(Sharing sharing) {
        return unshare(What.SITE_SHARED, _ -> null, sharing);
    }

    private static Inverse unshare(
            What of, Function<Deed, @Nullable UUID> document, Sharing sharing) {
        return new Inverse(
                of,
                deed -> deed.after("link").isPresent(),
                (deed, by) -> {
                    var link = id(deed.after("link").orElseThrow());
                    var wasGood = sharing.end(link, document.apply(deed), deed.name(), by);
                    ChangedSince.unless(wasGood, deed);
                });
    }

    private static Inverse nameAsBefore(What of, RevisionNames names) {
        return new Inverse(
                of,
                deed -> deed.after(REVISION).isPresent(),
                (deed, by) -> {
                    var revision = id(deed.after(REVISION).orElseThrow());
                    var isAsItWas = names.of(revision).equals(deed.after("name").orElse(""));
                    ChangedSince.unless(isAsItWas, deed);
                    names.name(deed.subject(), revision, deed.before("name").orElse(""), by);
                });
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }

    private static DocumentEntry entry(DocumentList documents, Deed deed) {
        return documents
                .find(deed.subject())
                .orElseThrow(() -> new ContentGone("There is no document " + deed.subject()));
    }

    private static boolean isTrashed(DocumentList documents, Deed deed) {
        return entry(documents, deed).state() == DocumentState.TRASHED;
    }
}
