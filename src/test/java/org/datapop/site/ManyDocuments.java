package org.datapop.site;

import java.sql.SQLException;
import org.datapop.database.FreshDatabase;

/** Fills a site with far more documents than an institution has. */
public final class ManyDocuments {

    /**
     * A setting for whoever measures: sealing all documents takes a processor for minutes, which a
     * site does once, and not while it is asked.
     */
    public static final String UNSEALED = "site.transparency.rest=1d";

    private ManyDocuments() {}

    /** The path of the one of a number, from 1 on. */
    public static String path(int number) {
        return "/speed/s" + number;
    }

    /**
     * Leaves the database as it is some time after, tidied up.
     *
     * @param url of the database
     */
    public static void fill(String url, int documents) throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(GENERATE.replace(":documents", Integer.toString(documents)));
            // Else PostgreSQL tidies up by itself, while something is being measured.
            statement.execute("vacuum (analyze)");
        }
    }

    /**
     * People, pages and interviews of 120 words each, four of five in English, the others in
     * Spanish and French; the frequency of a word falls with its rank, as in real texts.
     */
    private static final String GENERATE =
            """
            set session_replication_role = replica;
            set synchronous_commit = off;
            create function speed_word(rank int) returns text language sql immutable as $$
              select string_agg(substr('bcdfghjklmnpqrtvwxyz', n % 20 + 1, 1) || substr('aeiou', n % 5 + 1, 1), '' order by place)
              from (select place, (rank + 400) / (20 ^ place)::int as n from generate_series(0, 4) place) d where n > 0
            $$;
            create temp table w as select rank, speed_word(rank) as word from generate_series(1, 50000) rank;
            create unique index on w (rank);
            create temp table n as
              select i, gen_random_uuid() as content, gen_random_uuid() as document, gen_random_uuid() as revision,
                     (array['person', 'person', 'page', 'interview'])[i % 4 + 1] as type,
                     (array['en', 'en', 'en', 'en', case when i % 2 = 0 then 'es' else 'fr' end])[i % 5 + 1] as language
              from generate_series(1, :documents) i;
            create temp table t as
              select n.i, string_agg(w.word, ' ') as words -- drawn anew for each: without n.i all would have the same ones
              from n cross join lateral (select floor(exp(random() * ln(50000)))::int as rank from generate_series(1, 120 + 0 * n.i)) r
                join w on w.rank = greatest(r.rank, 1)
              group by n.i;
            create temp table b as
              select n.i, case n.type
                when 'person' then jsonb_build_object('name', initcap(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2)),
                  'sortName', '', 'summary', 'A summary of ' || split_part(words, ' ', 3), 'founding', '',
                  'biography', words || E'.\n\n## ' || initcap(split_part(words, ' ', 4)) || E'\n\n' || words || '.',
                  'appointments', jsonb_build_array(jsonb_build_object('key', 'a1', 'role', 'Director', 'organization', null,
                    'organizationName', initcap(split_part(words, ' ', 5)), 'from', '2012', 'until', '2015', 'on', null,
                    'source', '', 'sourceUrl', '')),
                  'links', '[]'::jsonb, 'picture', null)
                when 'page' then jsonb_build_object('title', initcap(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2)),
                  'summary', 'A summary of ' || split_part(words, ' ', 3),
                  'blocks', jsonb_build_array(jsonb_build_object('kind', 'text', 'key', 'a', 'text', words || E'.\n\n* ' || words)))
                else jsonb_build_object('title', initcap(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2)),
                  'summary', 'A summary of ' || split_part(words, ' ', 3), 'kind', 'text',
                  'interviewees', jsonb_build_array(person.content), 'interviewers', '[]'::jsonb, 'interviewerNames', 'Somebody',
                  'outlet', '', 'outletAddress', '', 'date', '2013-05', 'language', n.language, 'completeness', 'excerpt', 'note', '',
                  'turns', jsonb_build_array(
                    jsonb_build_object('kind', 'question', 'key', 'q1', 'speaker', 'Somebody', 'text', split_part(words, ' ', 6) || '?'),
                    jsonb_build_object('kind', 'answer', 'key', 'a1', 'speaker', 'Ada Example', 'text', words || '.')),
                  'quotes', '[]'::jsonb, 'people', '[]'::jsonb, 'organizations', '[]'::jsonb, 'video', '', 'captions', '')
                end as body
              from n join t using (i) left join n person on person.i = n.i - 2;
            insert into content (id, type, source_language) select content, type, language from n;
            insert into document (id, content_id, language, head_revision) select document, content, language, revision from n;
            insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author, created_at)
              select revision, document, 1, case type when 'person' then 2 else 1 end, initcap(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2)), 'A summary of ' || split_part(words, ' ', 3),
                     's' || i, split_part(words, ' ', 1), body, words, 'system', now()
              from n join t using (i) join b using (i);
            insert into link (revision_id, field, position, target_content)
              select n.revision, 'interviewees', 0, person.content
              from n join n person on person.i = n.i - 2 where n.type = 'interview';
            insert into facet (revision_id, name, value)
              select n.revision, 'interviewees', person.content::text
              from n join n person on person.i = n.i - 2 where n.type = 'interview';
            insert into path_claim (path, document_id, first_public_at)
              select '/speed/s' || i, document, now() - interval '1 day' from n;
            insert into publication (id, document_id, revision_id, kind, path, type, language, title, summary, sort_key, sort_date, live_from, published_by)
              select gen_random_uuid(), document, revision, 'live', '/speed/s' || i, type, language,
                     initcap(split_part(words, ' ', 1) || ' ' || split_part(words, ' ', 2)), 'A summary of ' || split_part(words, ' ', 3),
                     split_part(words, ' ', 1), case when i % 3 > 0 then date '2013-01-01' + i % 4000 end, now() - interval '1 day', 'system'
              from n join t using (i);
            set session_replication_role = origin;
            create temp table made as
              select indexname, indexdef from pg_indexes where tablename = 'search_entry' and indexdef ilike '%using gin%';
            do $$ begin execute (select 'drop index ' || string_agg(indexname, ', ') from made); end $$;
            select rebuild_search();
            do $$ begin execute (select string_agg(indexdef, ';') from made); end $$;
            """;
}
