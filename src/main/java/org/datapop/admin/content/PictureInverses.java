package org.datapop.admin.content;

import org.datapop.admin.content.Inverse.ChangedSince;
import org.datapop.content.PictureUses;
import org.datapop.media.Pictures;
import org.datapop.shared.Deed.What;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What has an opposite that is done to pictures. */
@Configuration(proxyBeanMethods = false)
class PictureInverses {

    @Bean
    Inverse describeAsBefore(Pictures pictures) {
        return new Inverse(
                What.PICTURE_DESCRIBED,
                deed -> !deed.changes().isEmpty(),
                (deed, by) -> {
                    var now =
                            pictures.find(deed.subject()).orElseThrow(() -> new ChangedSince(deed));
                    for (var change : deed.changes()) {
                        var is = change.of().equals("name") ? now.name() : now.credit();
                        ChangedSince.unless(is.equals(change.after()), deed);
                    }
                    pictures.describe(
                            deed.subject(),
                            deed.before("name").orElse(now.name()),
                            deed.before("credit").orElse(now.credit()),
                            by);
                });
    }

    @Bean
    Inverse eraseAdded(Pictures pictures, PictureUses uses, MessageSource messages) {
        return new Inverse(
                What.PICTURE_ADDED,
                _ -> true,
                (deed, by) -> {
                    var isAsAdded =
                            pictures.find(deed.subject())
                                    .filter(now -> now.erasedAt() == null)
                                    .filter(now -> now.name().equals(deed.name()))
                                    .filter(now -> now.credit().isEmpty())
                                    .isPresent();
                    ChangedSince.unless(isAsAdded && !uses.isAnywhere(deed.subject()), deed);
                    var why =
                            messages.getMessage(
                                    "admin.undo.picture", null, LocaleContextHolder.getLocale());
                    pictures.erase(deed.subject(), why, by);
                });
    }
}
