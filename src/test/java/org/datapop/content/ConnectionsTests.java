package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.datapop.content.published.Connection;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is seen to point to whom, by whom, and when. */
class ConnectionsTests extends KernelTestCase {

    private static final Wanted CONNECTED =
            new Wanted(
                    Language.ENGLISH,
                    List.of(ListQuery.of("people", "person", 10_000).withConnections()),
                    false);

    @Test
    void twoLiveDocumentsAreConnectedByTheFieldThatPoints() {
        var other = publish(create(person(next())));
        var one = publish(create(person(next(), "See [it](content:" + other.content() + ").")));

        assertThat(of(published, null, one.content()))
                .containsExactly(new Connection(one.content(), other.content(), "biography"));
        assertThat(of(published, null, other.content())).hasSize(1);
    }

    @Test
    void nobodySeesWhatIsNotAsked() {
        var other = publish(create(person(next())));
        publish(create(person(next(), "[it](content:" + other.content() + ")")));

        assertThat(
                        published
                                .around(
                                        path("/map"),
                                        null,
                                        new Wanted(
                                                Language.ENGLISH,
                                                List.of(ListQuery.of("people", "person", 10_000)),
                                                false))
                                .connections())
                .isEmpty();
    }

    @Test
    void whatIsDraftedOrPlannedConnectsNothingForThePublic() {
        var other = publish(create(person(next())));
        var one = publish(create(person(next())));
        var text = "[it](content:" + other.content() + ")";
        var draft = save(one, text);
        assertThat(of(published, null, one.content())).isEmpty();
        assertThat(of(editorial.withDraft(draft.revision()), null, one.content())).hasSize(1);

        var begins = clock.now().plusSeconds(3_600);
        publishing.schedule(order(draft), begins, Actor.SYSTEM);
        assertThat(of(published, null, one.content())).isEmpty();
        assertThat(of(editorial.timeline(), null, one.content())).isEmpty();
        assertThat(of(editorial.timeline(), begins.plusSeconds(1), one.content())).hasSize(1);
        assertThat(around(published, null).freshUntil()).isBeforeOrEqualTo(begins);
    }

    @Test
    void whatIsWithdrawnOrErasedIsConnectedWithNothing() {
        var other = publish(create(person(next())));
        var text = "[it](content:" + other.content() + ")";
        var one = publish(create(person(next(), text)));
        var gone = publish(create(person(next(), text)));
        assertThat(of(published, null, other.content())).hasSize(2);

        erasure.erase(gone.document(), "Court order", Actor.SYSTEM);
        assertThat(of(published, null, other.content()))
                .extracting(Connection::from)
                .containsExactly(one.content());
        publishing.withdraw(other.document(), "For a test", null, Actor.SYSTEM);
        assertThat(of(published, null, one.content())).isEmpty();
    }

    private SavedRevision save(SavedRevision on, String text) {
        var head = drafting.head(on.document());
        return drafting.save(
                on.document(), head.revision(), null, person(next(), text), "", Actor.SYSTEM);
    }

    private static List<Connection> of(
            PublishedContent content, @Nullable Instant at, UUID document) {
        return around(content, at).connections().stream()
                .filter(line -> line.from().equals(document) || line.to().equals(document))
                .toList();
    }

    private static Surroundings around(PublishedContent content, @Nullable Instant at) {
        return content.around(path("/map"), at, CONNECTED);
    }
}
