package org.datapop.site.rendering;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datapop.markup.Markup;
import org.datapop.shared.Language;
import org.datapop.web.Assets;
import org.datapop.web.PublicAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the heads of pages. */
@Component
class HeadWriting {

    private final PublicAddress address;
    private final Assets assets;
    private final Markup markup;
    private final MessageSource messages;

    HeadWriting(PublicAddress address, Assets assets, Markup markup, MessageSource messages) {
        this.address = address;
        this.assets = assets;
        this.markup = markup;
        this.messages = messages;
    }

    /**
     * @param name of the site
     * @param motto of the site, which stands beside the name in the title of the home page
     * @param tagline of the site, said of a page that says nothing else of itself
     */
    Head of(Sheet sheet, Frame frame, String name, String motto, String tagline) {
        var title = sheet.isHome() ? name : sheet.title();
        var canonical = sheet.listed() ? address.of(sheet.path() + sheet.query()) : null;
        var card =
                canonical == null
                        ? null
                        : new Head.Card(
                                title,
                                kind(sheet),
                                locale(sheet.language()),
                                address.of(assets.picture("card")));
        return new Head(
                window(sheet, title, name, motto),
                description(sheet, tagline),
                canonical,
                card,
                Alternate.among(addresses(sheet, frame), frame.siteLanguage()),
                feeds(frame),
                frame.ofLanguage(ManifestView.PATH));
    }

    private static String window(Sheet sheet, String title, String name, String motto) {
        if (sheet.isHome()) {
            return motto.isEmpty() ? name : name + " · " + motto;
        }
        return title.equals(name) ? name : title + " · " + name;
    }

    private String description(Sheet sheet, String tagline) {
        if (!sheet.summary().isEmpty()) {
            return sheet.summary();
        }
        var document = sheet.document();
        var lead =
                Lead.of(
                        document == null ? null : document.body(),
                        text -> markup.plainText(text.source()),
                        sheet.language().locale());
        return lead.isEmpty() ? tagline : lead;
    }

    private static String kind(Sheet sheet) {
        if (sheet.document() == null || sheet.isHome()) {
            return "website";
        }
        return sheet.document().type().equals("person") ? "profile" : "article";
    }

    /** Cards want a territory; where a language names none, the one where most speak it. */
    private static String locale(Language language) {
        var likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(language.tag()));
        return likely.getCountry().isEmpty()
                ? likely.getLanguage()
                : likely.getLanguage() + "_" + likely.getCountry();
    }

    private Map<Language, String> addresses(Sheet sheet, Frame frame) {
        var addresses = new HashMap<Language, String>();
        if (sheet.document() != null) {
            addresses.put(sheet.language(), address.of(sheet.path().value()));
            sheet.around().alternates().stream()
                    .filter(other -> other.address() != null)
                    .forEach(other ->
                            addresses.put(other.language(), address.of("" + other.address())));
        } else if (sheet.isView() && sheet.query().isEmpty()) {
            sheet.around()
                    .homes()
                    .forEach(home ->
                            addresses.put(
                                    home.language(),
                                    address.of(frame.elsewhere(home.language()).orElse("/"))));
        }
        return addresses;
    }

    private List<Head.Feed> feeds(Frame frame) {
        return FeedViews.ALL.stream()
                .map(feed ->
                        new Head.Feed(
                                messages.getMessage(
                                        "feed." + feed.name() + ".title",
                                        null,
                                        frame.offered().locale()),
                                frame.ofLanguage(feed.path())))
                .toList();
    }
}
