package org.datapop.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the database, as the public's user, whose functions see nothing but what is live. */
@Component
class SearchReader {

    /** Nobody waits longer for a search, and the database shouldn't either. */
    private static final String PATIENCE = "set local statement_timeout = '2s'";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    SearchReader(
            @Qualifier("reader") JdbcClient jdbc,
            @Qualifier("reader") TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How many there are of a type in a language; null where they are too many to count. */
    record Count(String type, String language, @Nullable Integer number) {}

    /** A document that matches, with its whole text up to 60,000 characters. */
    record Row(
            Key key,
            UUID content,
            String type,
            Language language,
            String address,
            String title,
            String summary,
            String said) {}

    /** A word without accents, and as it was first written. */
    record Word(String word, String spelling) {}

    record Found(int total, List<Count> counts, List<Row> rows) {}

    /** Everything that is asked within sees one moment of the database. */
    <T> T at(Supplier<T> reading) {
        return transaction.execute(_ -> {
            jdbc.sql(PATIENCE).update();
            return reading.get();
        });
    }

    Found find(List<Term> terms, SearchRequest request, @Nullable Key after, int howMany) {
        var counts = new java.util.ArrayList<Count>();
        var rows = new java.util.ArrayList<Row>();
        var total = new int[1];
        jdbc.sql(
                        """
                        select * from public_search(:terms, :beginnings, :excluded, :type, :language, :reader,
                                                    cast(:rank as real), cast(:document as uuid), :howMany)\
                        """)
                .param("terms", texts(terms, term -> !term.excluded() && !term.beginning()))
                .param("beginnings", texts(terms, Term::beginning))
                .param("excluded", texts(terms, Term::excluded))
                .param("type", request.type(), java.sql.Types.VARCHAR)
                .param("language", request.language(), java.sql.Types.VARCHAR)
                .param("reader", request.reader().tag())
                .param("rank", after == null ? null : after.rank(), java.sql.Types.REAL)
                .param("document", after == null ? null : after.document(), java.sql.Types.OTHER)
                .param("howMany", howMany)
                .query(row -> {
                    switch (row.getString("kind")) {
                        case "total" -> total[0] = row.getInt("number");
                        case "count" -> counts.add(count(row));
                        default -> rows.add(row(row));
                    }
                });
        return new Found(total[0], List.copyOf(counts), List.copyOf(rows));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getString("type"),
                row.getString("language"),
                row.getObject("number", Integer.class));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Key(row.getFloat("rank"), row.getObject("document", UUID.class)),
                row.getObject("content", UUID.class),
                row.getString("type"),
                new Language(row.getString("language")),
                row.getString("address"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("said"));
    }

    boolean knows(Term term) {
        return jdbc.sql("select public_search_knows(:term, :beginning)")
                .param("term", term.text())
                .param("beginning", term.beginning())
                .query(Boolean.class)
                .single();
    }

    List<Word> near(Term term) {
        return jdbc.sql("select word, spelling from public_near_words(:term, 24)")
                .param("term", term.text())
                .query((row, _) -> new Word(row.getString(1), row.getString(2)))
                .list();
    }

    /** Which of some words of texts in a language are meant by one of the others. */
    List<String> kin(Collection<String> words, Collection<String> meant, Language language) {
        return jdbc.sql("select public_search_kin(:words, :meant, :language)")
                .param("words", words.toArray(String[]::new))
                .param("meant", meant.toArray(String[]::new))
                .param("language", language.tag())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Suggestions.Page> pages(
            List<String> words, String beginning, Language reader, int howMany) {
        return jdbc.sql(
                        "select type, language, address, title from public_suggestions(:words, :beginning, :reader, :howMany)")
                .param("words", words.toArray(String[]::new))
                .param("beginning", beginning)
                .param("reader", reader.tag())
                .param("howMany", howMany)
                .query((row, _) ->
                        new Suggestions.Page(
                                row.getString(1),
                                new Language(row.getString(2)),
                                row.getString(3),
                                row.getString(4)))
                .list();
    }

    List<String> words(String beginning, int howMany) {
        return jdbc.sql("select public_words(:beginning, :howMany)")
                .param("beginning", beginning)
                .param("howMany", howMany)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String[] texts(List<Term> terms, java.util.function.Predicate<Term> which) {
        return terms.stream().filter(which).map(Term::text).toArray(String[]::new);
    }
}
