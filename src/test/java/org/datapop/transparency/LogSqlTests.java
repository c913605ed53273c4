package org.datapop.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.datapop.database.FreshDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries to change the log in SQL, as the application's own user and as whoever owns the tables. */
class LogSqlTests extends LogTestCase {

    private static final String HISTORY = "23000";
    private static final String DENIED = "42501";

    @Autowired DataSource writer;

    @Value("${spring.datasource.url}")
    String url;

    private UUID document = new UUID(0, 0);

    @BeforeEach
    void sealSomething() {
        document = publish(create("Attacked " + next(), "Words")).document();
        sealer.seal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_entry set commitment = sha256('x')",
                "update log_entry set number = number + 1000000",
                "update log_entry set signature = signature",
                "delete from log_entry",
                "delete from log_entry where number = (select max(number) from log_entry)",
                "truncate log_entry cascade",
                "update log_statement set text = text || 'more'",
                "delete from log_statement",
                "truncate log_statement",
                "update log_checkpoint set count = count",
                "delete from log_checkpoint",
                "truncate log_checkpoint",
                "update signing_key set public_key = public_key",
                "delete from signing_key",
                "truncate signing_key cascade"
            })
    void nothingOfItChanges(String attack) throws SQLException {
        try (var connection = writer.getConnection()) {
            assertThat(state(connection, attack)).isEqualTo(DENIED);
        }
        try (var owner = FreshDatabase.asSuperuser(url)) {
            assertThat(state(owner, attack)).isEqualTo(HISTORY);
            // As erase() would say it.
            assertThat(
                            state(
                                    owner,
                                    "select set_config('kernel.erasing', '%s', false)"
                                            .formatted(document)))
                    .isNull();
            assertThat(state(owner, attack)).isEqualTo(HISTORY);
        }
    }

    @Test
    void whatFollowsIsAdded() {
        publish(create("Next " + next(), "Words"));
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> chain.add(List.of(sealed(entry -> entry))));
    }

    static Stream<UnaryOperator<Entry>> strangers() {
        var other = Sha256.of("x");
        return Stream.of(
                e -> entry(e, e.number() + 1, e.sealedAt(), e.event(), e.previous()),
                e -> entry(e, e.number() - 1, e.sealedAt(), e.event(), e.previous()),
                e -> entry(e, e.number(), e.sealedAt(), e.event(), other),
                e -> entry(e, e.number(), e.sealedAt().plusSeconds(3_600), e.event(), e.previous()),
                e ->
                        entry(
                                e,
                                e.number(),
                                e.sealedAt().minusSeconds(86_400),
                                e.event(),
                                e.previous()),
                e -> entry(e, e.number(), e.sealedAt(), event(e, "ended", null, 0), e.previous()),
                e ->
                        entry(
                                e,
                                e.number(),
                                e.sealedAt(),
                                event(e, "withdrawn", null, 0),
                                e.previous()),
                e ->
                        entry(
                                e,
                                e.number(),
                                e.sealedAt(),
                                event(e, "published", e.event().revision(), -1),
                                e.previous()),
                e ->
                        entry(
                                e,
                                e.number(),
                                e.sealedAt(),
                                event(e, "published", UUID.randomUUID(), 0),
                                e.previous()));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whatDoesNotFollowIsNotAdded(UnaryOperator<Entry> change) {
        publish(create("Next " + next(), "Words"));
        var transaction = new TransactionTemplate(transactions);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        transaction.executeWithoutResult(_ -> chain.add(List.of(sealed(change)))));
    }

    @Test
    void aStatementIsWhatWasSealed() {
        publish(create("Next " + next(), "Words"));
        var transaction = new TransactionTemplate(transactions);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        transaction.executeWithoutResult(_ -> {
                            var sealed = sealed(entry -> entry);
                            chain.add(
                                    List.of(
                                            new Sealed(
                                                    sealed.entry(),
                                                    new Statement("Another"),
                                                    sealed.signature())));
                        }))
                .withMessageContaining("is not what was sealed");
    }

    /** The next entry as the sealer would write it, but for a change. */
    private Sealed sealed(UnaryOperator<Entry> change) {
        chain.lock();
        var event = chain.due(null, Duration.ZERO, 1).getFirst();
        var tail = chain.tail();
        var key = keys.current();
        var statement = Statement.of(event, new byte[Sha256.BYTES]);
        var entry =
                change.apply(
                        new Entry(
                                tail.count() + 1,
                                tail.at(),
                                event,
                                statement.commitment(),
                                tail.hash(),
                                key.id()));
        return new Sealed(entry, statement, key.sign(entry.line()));
    }

    private static Entry entry(
            Entry entry, long number, Instant sealedAt, Event event, byte[] previous) {
        return new Entry(number, sealedAt, event, entry.commitment(), previous, entry.key());
    }

    private static Event event(Entry entry, String kind, @Nullable UUID revision, int seconds) {
        var was = entry.event();
        return new Event(
                was.publication(),
                was.at().plusSeconds(seconds),
                kind,
                was.document(),
                revision,
                was.content(),
                was.type(),
                was.language(),
                was.address(),
                was.title(),
                was.summary(),
                was.words(),
                was.sortKey(),
                was.reason(),
                false);
    }

    private static @Nullable String state(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
