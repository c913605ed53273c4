package org.datapop.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.StarterAddresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SiteTest
class FillerTests {

    private static final Pace IN_A_HURRY =
            new Pace() {
                @Override
                void rest() {
                    // Nobody else is here.
                }
            };

    @Autowired Filler filler;
    @Autowired Store store;
    @Autowired Disk disk;
    @Autowired Memory memory;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;

    @Test
    void makesWhatNobodyAskedFor() throws Exception {
        filler.fill(IN_A_HURRY);
        disk.flush();

        assertThat(StarterAddresses.all()).allMatch(store::isKept);
        assertThat(List.of("/interviews/feed.atom", "/sitemap.xml", "/search", "/map", "/people"))
                .allMatch(store::isKept);
        assertThat(memory.find("/sitemap.xml")).isNull();
        assertThat(filler.fill(IN_A_HURRY)).isZero();
    }

    @Test
    void makesAllPartsOfALongListAndAfterAChangeWhatIsConcerned() throws Exception {
        IntStream.range(0, 50)
                .forEach(i ->
                        publish("Person Number" + (char) ('a' + i / 26) + (char) ('a' + i % 26)));
        filler.fill(IN_A_HURRY);
        disk.flush();
        var list = disk.find("/people");
        var link = list == null ? "" : list.finished().headers().getOrDefault("Link", "");
        assertThat(link).startsWith("</people?after=");
        assertThat(store.isKept(link.substring(1, link.indexOf('>')))).isTrue();

        publish("Somebody Else");
        assertThat(store.isKept("/people")).isFalse();
        assertThat(store.isKept("/people/person-numberaa")).isTrue();

        assertThat(filler.fill(IN_A_HURRY)).isBetween(2, 15);
    }

    @Test
    void makesWhatFormerAddressesAnswer() throws Exception {
        var withdrawn = publish("Withdrawn Before");
        publishing.withdraw(withdrawn.document(), "It was wrong", null, Actor.SYSTEM);
        var moved = publish("Moved Before");
        publish(
                drafting.save(
                        moved.document(),
                        moved.revision(),
                        new Slug("moved-behind"),
                        person("Moved Behind"),
                        "",
                        Actor.SYSTEM));
        filler.fill(IN_A_HURRY);
        disk.flush();

        assertThat(status("/people/withdrawn-before")).isEqualTo(410);
        assertThat(status("/people/moved-before")).isEqualTo(301);
        assertThat(status("/about/overview")).isEqualTo(301);
        assertThat(filler.fill(IN_A_HURRY)).isZero();
    }

    private int status(String path) {
        var kept = disk.find(path);
        return kept == null ? 0 : kept.finished().status();
    }

    private SavedRevision publish(String name) {
        return publish(
                drafting.create(
                        "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM));
    }

    private SavedRevision publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
