-- Searches among a hundred thousand documents in a third of the time: a phrase is found by the index alone, the words of a
-- match are read as they lie, and the words that were typed are looked up one by one.

-- ── Words that follow each other ─────────────────────────────────────────────────────────────────────────────────────

-- Stands for two words of which the second follows the first; no word has a tilde. Some pairs share one, so it only says
-- where a phrase may be. Without it each document that has both words had to be opened: of two very common ones, nearly all.
create function search_pair(one text, other text) returns text language sql immutable as $$
  select '~' || to_hex(hashtext(one || ' ' || other) & 65535)
$$;

-- All that stand for the pairs of a text, of words as they are written and of stems of one language.
create function search_pairs(words tsvector) returns tsvector language sql immutable as $$
  select coalesce(array_to_tsvector(array_agg(distinct search_pair(lexeme, next))), '')
  from (
    select lexeme, place, lead(lexeme) over followed as next, lead(place) over followed as next_place
    from (select lexeme, unnest(positions) as place from unnest(words)) w
    window followed as (partition by case when strpos(lexeme, '/') > 0 then split_part(lexeme, '/', 1) end order by place)
  ) f
  where next_place = place + 1
$$;

-- A phrase together with the pairs that it is made of; a single word as it is.
create function search_phrase(phrase tsquery) returns tsquery language sql immutable as $$
  select coalesce(phrase && string_agg('''' || search_pair(lexeme, next) || '''', ' & ')::tsquery, phrase)
  from (
    select found[1] as lexeme, lead(found[1]) over (order by place) as next
    from regexp_matches(phrase::text, '''([^'']*)''', 'g') with ordinality m (found, place)
  ) f
  where next is not null
$$;

create or replace function search_heading(language text, title text) returns tsvector language sql stable as $$
  select search_pairs(v) || v from setweight(search_vector(language, search_words(title)), 'A') v
$$;

-- No phrase reaches from the title into the summary or from there into the text. A text with too many words for
-- PostgreSQL is found by its first ones.
create or replace function search_document(type text, language text, title text, summary text, said text) returns tsvector
language plpgsql stable as $$
declare
  gap constant tsvector := '''#'':20';
  most int := 400000;
  words tsvector;
begin
  loop
    begin
      words := ts_delete(
        setweight(search_vector(language, search_words(title)), 'A')
        || gap || setweight(search_vector(language, search_words(left(summary, most))), 'B')
        || gap || setweight(search_vector(language, search_words(left(said, most))), 'D'),
        '#');
      return array_to_tsvector(array['#' || language, '%' || type]) || search_pairs(words) || words;
    exception when program_limit_exceeded then
      most := most / 2;
    end;
  end loop;
end $$;

-- One term, of one word or of several that follow each other: as it is written, or by its stems in each language. What
-- somebody typed becomes lexemes by the parser alone; what is joined here is PostgreSQL's own spelling of them. A word
-- typed without accents has the stem of the accented word that the site knows. Words that follow each other have no stems
-- where a language leaves one of them out.
create or replace function search_term(term text, languages text[], is_beginning boolean, out matching tsquery, out ranking tsquery)
language plpgsql stable as $$
declare
  typed text := search_words(term);
  written tsquery := phraseto_tsquery('pg_catalog.simple', search_fold(typed));
  known text;
  in_language text;
  stems tsquery;
begin
  if numnode(written) = 0 then return; end if;
  if is_beginning then
    matching := (written::text || ':*')::tsquery;
    ranking := matching;
    return;
  end if;
  matching := search_phrase(written);
  ranking := written;
  -- One look for each word: joined, all words of the site were read, for nobody tells the planner how few these are.
  select string_agg(
      coalesce((select w.spelling from search_word w
                where w.word = t.word and t.word = search_fold(t.word) and w.public_from <= now()), t.word),
      ' ' order by t.place)
    into known
    from regexp_split_to_table(typed, ' ') with ordinality t (word, place);
  foreach in_language in array languages loop
    stems := search_fold_quoted(phraseto_tsquery(search_stemming(in_language), known)::text)::tsquery;
    if numnode(stems) = numnode(written) and search_stemming(in_language) <> 'pg_catalog.simple'::regconfig then
      stems := search_mark_stems(in_language, stems::text)::tsquery;
      matching := matching || search_phrase(stems);
      ranking := ranking || stems;
    end if;
  end loop;
end $$;

-- ── What there is ────────────────────────────────────────────────────────────────────────────────────────────────────

-- To rank a match its words are read, and unpacking them took most of a search.
alter table search_entry alter column tsv set storage external;
drop index search_entry_tsv_idx, search_entry_heading_idx;
create table search_entry_before as table search_entry;
truncate search_entry;
insert into search_entry (publication_id, document_id, content_id, type, language, live_from, live_until, heading, tsv)
  select publication_id, document_id, content_id, type, language, live_from, live_until,
         search_pairs(heading) || heading, search_pairs(tsv) || tsv
  from search_entry_before;
drop table search_entry_before;
create index on search_entry using gin (tsv) with (fastupdate = off);
create index on search_entry using gin (heading) with (fastupdate = off);
analyze search_entry;

-- ── Asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- One page of what is live and matches, best first, with the numbers around it. Three kinds of rows: "count" has the number
-- of matches of a type and a language, whatever the filter, or null where there are too many to count; "total" has that
-- under the filter, one more than 1,000 where there are more; "hit" is a document. Of more than 1,000 matches those are
-- ranked whose titles match, and some others.
create or replace function public_search(terms text[], beginnings text[], excluded text[], of_type text, in_language text,
                                         reader_language text, after_rank real, after_document uuid, how_many int)
returns table (kind text, type text, language text, number int, document uuid, content uuid, address text,
               title text, summary text, said text, rank real)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set work_mem = '16MB' as $$
#variable_conflict use_column
declare
  most constant int := 1001;
  query tsquery;
  ranking tsquery;
  narrowed tsquery;
  found uuid[];
  whatever uuid[];
begin
  select q.matching, q.ranking into query, ranking from search_query(terms, beginnings, excluded, reader_language) q;
  if ranking is null then return; end if;

  narrowed := query;
  if of_type is not null then narrowed := narrowed && search_marker('%' || of_type); end if;
  if in_language is not null then narrowed := narrowed && search_marker('#' || in_language); end if;
  found := search_matches(narrowed, most);
  whatever := found;
  -- Where there are too many under the filter, so there are without.
  if cardinality(found) < most and num_nonnulls(of_type, in_language) > 0 then
    whatever := search_matches(query, most);
  end if;
  if cardinality(whatever) < most then
    return query
      select 'count', e.type, e.language, count(*)::int, null::uuid, null::uuid, null, null, null, null, null::real
      from search_entry e where e.publication_id = any (whatever) group by e.type, e.language;
  else
    return query
      select 'count', k.type, k.language, null::int, null::uuid, null::uuid, null, null, null, null, null::real
      from public_search_kinds() k;
  end if;
  return query
    select 'total', null, null, cardinality(found), null::uuid, null::uuid, null, null, null, null, null::real;

  if cardinality(found) = most then
    -- What a title has the text has too, so only what is excluded is looked for in texts.
    found := found || array(
      select e.publication_id from search_entry e
      where e.heading @@ narrowed and (excluded = '{}' or e.tsv @@ narrowed)
        and e.live_from <= now() and (e.live_until is null or e.live_until > now()) limit 500);
  end if;
  return query
    select 'hit', e.type, e.language, null::int, e.document_id, e.content_id, coalesce(p.path, p.part_of),
           p.title, p.summary, left(r.plain_text, 60000), e.rank
    from (
      select c.publication_id, c.document_id, c.content_id, c.type, c.language, c.rank
      from (
        select m.*, (ts_rank('{0.05, 0.2, 0.4, 1}', m.tsv, ranking, 1)
                     * case m.language when reader_language then 1.5 else 1 end)::real as rank
        from search_entry m where m.publication_id = any (found)
      ) c
      where after_rank is null or (c.rank, c.document_id) < (after_rank, after_document)
      order by c.rank desc, c.document_id desc limit least(how_many, 100)
    ) e
      join publication p on p.id = e.publication_id
      join revision r on r.id = p.revision_id
    order by e.rank desc, e.document_id desc;
end $$;
