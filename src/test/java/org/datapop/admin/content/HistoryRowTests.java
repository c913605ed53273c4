package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.content.History.Entry;
import org.datapop.content.History.Period;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;

/** Which saves stand under others in the list of a history. */
class HistoryRowTests {

    private static final Instant BEGIN = Instant.parse("2026-05-04T08:00:00Z");
    private static final Actor AMARA = new Actor.Account(new UUID(0, 1));
    private static final Actor BEN = new Actor.Account(new UUID(0, 2));

    /** Saves from the oldest on; the list has the newest first. */
    private final List<Entry> saves = new ArrayList<>();

    @Test
    void smallSavesOfOneSittingStandUnderTheNewest() {
        save(0, AMARA).save(50, AMARA).save(110, AMARA);
        assertThat(rows()).containsExactly("3 2 1");
    }

    @Test
    void moreThanAnHourBetweenTwoSavesBeginsAnew() {
        save(0, AMARA).save(1, AMARA).save(2, AMARA).save(63, AMARA).save(64, AMARA);
        save(65, AMARA);
        assertThat(rows()).containsExactly("6 5 4", "3 2 1");
    }

    @Test
    void nobodyStandsUnderSomebodyElse() {
        save(0, AMARA).save(1, AMARA).save(2, BEN).save(3, AMARA).save(4, AMARA).save(5, AMARA);
        assertThat(rows()).containsExactly("6 5 4", "3", "2", "1");
    }

    @Test
    void whatWasNamedNotedOrPublicIsNeverFolded() {
        var period = new Period(UUID.randomUUID(), UUID.randomUUID(), BEGIN, null);
        save(0, AMARA).save(1, AMARA).save(2, AMARA, "Named", "", List.of());
        save(3, AMARA).save(4, AMARA).save(5, AMARA, "", "Noted", List.of());
        save(6, AMARA).save(7, AMARA).save(8, AMARA, "", "", List.of(period));
        save(9, AMARA).save(10, AMARA).save(11, AMARA);
        assertThat(rows()).containsExactly("12 11 10", "9 8 7", "6 5 4", "3 2 1");
    }

    /** One line more would be no fewer than the save itself. */
    @Test
    void oneAloneIsNotFolded() {
        save(0, AMARA).save(1, AMARA);
        assertThat(rows()).containsExactly("2", "1");
    }

    @Test
    void noRowGrowsWithoutEnd() {
        IntStream.range(0, 300).forEach(minute -> save(minute, AMARA));
        var rows = HistoryRow.of(saves.reversed());
        assertThat(rows).allMatch(row -> row.smaller().size() <= 50).hasSize(6);
    }

    /** However it is folded, every save stands in the list once, in order. */
    @Test
    void nothingIsLost() {
        var random = new Random(7);
        for (var round = 0; round < 500; round++) {
            saves.clear();
            var minute = 0;
            for (var i = random.nextInt(40); i > 0; i--) {
                minute += random.nextInt(70);
                save(
                        minute,
                        random.nextInt(4) == 0 ? BEN : AMARA,
                        random.nextInt(9) == 0 ? "Named" : "",
                        random.nextInt(9) == 0 ? "Noted" : "",
                        List.of());
            }
            assertThat(HistoryRow.of(saves.reversed()))
                    .flatExtracting(row ->
                            Stream.concat(Stream.of(row.save()), row.smaller().stream()).toList())
                    .isEqualTo(saves.reversed());
        }
    }

    private List<String> rows() {
        return HistoryRow.of(saves.reversed()).stream()
                .map(row ->
                        Stream.concat(Stream.of(row.save()), row.smaller().stream())
                                .map(save -> String.valueOf(save.number()))
                                .reduce((one, other) -> one + " " + other)
                                .orElseThrow())
                .toList();
    }

    private HistoryRowTests save(int minute, Actor by) {
        return save(minute, by, "", "", List.of());
    }

    private HistoryRowTests save(
            int minute, Actor by, String name, String note, List<Period> live) {
        saves.add(
                new Entry(
                        UUID.randomUUID(),
                        saves.size() + 1,
                        "Title",
                        name,
                        by,
                        note,
                        BEGIN.plus(Duration.ofMinutes(minute)),
                        live));
        return this;
    }
}
