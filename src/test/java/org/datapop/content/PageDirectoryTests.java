package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.datapop.catalog.challenge.Challenge;
import org.datapop.content.published.Answer;
import org.datapop.content.published.News;
import org.datapop.content.published.PageAddress;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** All pages of the site, for sitemaps and feeds. */
class PageDirectoryTests extends KernelTestCase {

    private static final int ALL = 1_000_000;
    private static final Language SPANISH = new Language("es");

    @Test
    void aPageIsListedWithTheInstantSinceWhichItSaysWhatItSays() {
        var saved = publish(create(person(next())));
        var first = since(saved, null);
        publish(save(saved, new Slug("renamed-" + next()), "Changed"));
        var renamed = addresses(saved, null).getFirst();

        assertThat(renamed.since()).isAfter(first);
        assertThat(renamed.path().value()).startsWith("/people/renamed-");
        assertThat(news(saved, null).getFirst().firstPublic()).isEqualTo(first);
        assertThat(news(saved, null).getFirst().document().liveFrom()).isEqualTo(renamed.since());
        assertThat(addresses(saved, first).getFirst().path().value()).isEqualTo(pathOf(saved));
    }

    @Test
    void whatIsPlannedOrWithdrawnIsNotListed() {
        var planned = create(person(next()));
        var begin = clock.now().plus(Duration.ofHours(1));
        publishing.schedule(order(planned), begin, Actor.SYSTEM);
        var withdrawn = publish(create(person(next())));
        var live = since(withdrawn, null);
        publishing.withdraw(withdrawn.document(), "No more", null, Actor.SYSTEM);

        assertThat(addresses(planned, null)).isEmpty();
        assertThat(news(planned, null)).isEmpty();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> addresses(planned, begin));
        assertThat(addresses(editorial.timeline(), planned, begin)).hasSize(1);
        assertThat(news(editorial.timeline(), planned, begin)).hasSize(1);
        assertThat(addresses(withdrawn, null)).isEmpty();
        assertThat(news(withdrawn, null)).isEmpty();
        assertThat(addresses(withdrawn, live)).hasSize(1);
    }

    @Test
    void whatHasNoPageOfItsOwnIsNotListed() {
        var site = drafting.create("challenge", Language.ENGLISH, null, challenge(), Actor.SYSTEM);
        publish(site);

        assertThat(addresses(site, null)).isEmpty();
    }

    @Test
    void theLanguagesOfAPageStandTogether() {
        var english = publish(create(person(next())));
        var document = drafting.translate(english.content(), SPANISH, Actor.SYSTEM).document();
        publish(drafting.save(document, null, null, person(next()), "", Actor.SYSTEM));

        assertThat(addresses(english, null))
                .extracting(address -> address.language().tag())
                .containsExactly("en", "es");
    }

    @Test
    void pagesOfTheListHoldEveryAddressOnce() {
        for (var i = 0; i < 7; i++) {
            publish(create(person(next())));
        }
        var at = clock.now();
        var everything = published.addresses(null, at, ALL);
        for (var source : List.of(published, editorial.timeline())) {
            assertThat(source.addresses(null, at, ALL)).isEqualTo(everything);
            for (var size : List.of(1, 3, new HashSet<>(contents(everything)).size(), ALL)) {
                var pages = new ArrayList<PageAddress>(source.addresses(null, at, size));
                for (var cut : source.addressCuts(at, size)) {
                    var page = source.addresses(cut, at, size);
                    assertThat(page).isNotEmpty();
                    pages.addAll(page);
                }
                assertThat(pages).isEqualTo(everything);
            }
        }
    }

    @Test
    void theNewestComesFirstWhateverWasChangedSince() {
        var older = publish(create(person(next())));
        var newer = publish(create(person(next())));
        publish(save(older, new Slug(older.slug().value()), "Changed"));

        for (var source : List.of(published, editorial.timeline())) {
            var both =
                    source.news("person", Language.ENGLISH, null, ALL).stream()
                            .map(news -> news.document().content())
                            .filter(List.of(older.content(), newer.content())::contains);
            assertThat(both).containsExactly(newer.content(), older.content());
            assertThat(source.news("person", Language.ENGLISH, null, 1)).hasSize(1);
            assertThat(source.news("person", SPANISH, null, ALL))
                    .noneMatch(news -> news.document().content().equals(newer.content()));
        }
    }

    @Test
    void aPageKnowsWhenItWasFirstPublic() {
        var saved = publish(create(person(next())));
        var first = since(saved, null);
        publish(save(saved, new Slug(saved.slug().value()), "Changed"));

        assertThat(find(pathOf(saved)))
                .isInstanceOfSatisfying(
                        Answer.Found.class,
                        found -> assertThat(found.firstPublic()).isEqualTo(first));
    }

    private static Challenge challenge() {
        return new Challenge(1, next(), "Summary", new Markdown("x"));
    }

    private Instant since(SavedRevision saved, @Nullable Instant at) {
        return addresses(saved, at).getFirst().since();
    }

    private List<PageAddress> addresses(SavedRevision saved, @Nullable Instant at) {
        return addresses(published, saved, at);
    }

    private static List<PageAddress> addresses(
            PublishedContent source, SavedRevision saved, @Nullable Instant at) {
        return source.addresses(null, at, ALL).stream()
                .filter(address -> address.content().equals(saved.content()))
                .toList();
    }

    private List<News> news(SavedRevision saved, @Nullable Instant at) {
        return news(published, saved, at);
    }

    private static List<News> news(
            PublishedContent source, SavedRevision saved, @Nullable Instant at) {
        return source.news("person", Language.ENGLISH, at, ALL).stream()
                .filter(news -> news.document().content().equals(saved.content()))
                .toList();
    }

    private static List<UUID> contents(List<PageAddress> addresses) {
        return addresses.stream().map(PageAddress::content).toList();
    }
}
