package org.datapop.reliability;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The long run, for minutes: {@code ./mvnw test -Dtest=ListAppend -Dreliability=true}, with {@code
 * -Dseed=…} and {@code -Dminutes=…} for others. The figures belong into {@code
 * src/docs/reliability.md}.
 */
@EnabledIfSystemProperty(named = "reliability", matches = "true")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ListAppend extends AppendRun {

    private static final int EDITORS = 50;
    private static final int DEATHS = 6;

    @Test
    void fiftyAtOneText() throws Exception {
        run("50 editors, one text", 1);
    }

    @Test
    void fiftyAtFiftyTexts() throws Exception {
        run("50 editors, 50 texts", EDITORS);
    }

    private void run(String what, int documents) throws Exception {
        var seed = Long.getLong("seed", 2013);
        var length = Duration.ofMinutes(Integer.getInteger("minutes", 3));
        var plan = new Plan(seed, EDITORS, documents, DEATHS, length, Duration.ofSeconds(1));
        IO.println("%s, seed %d, %s: %s".formatted(what, seed, length, run(plan)));
    }
}
