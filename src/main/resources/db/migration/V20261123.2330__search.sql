-- Full text of what is live. Entries are kept by triggers in the transaction that publishes, so no job can be late; the
-- reader asks through functions that see live rows only, because behind a barrier view no text index is used.

-- ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The words of a text in small letters with a blank between them: whatever is neither letter, digit nor mark is gone, so
-- that the parser of PostgreSQL finds words only, no addresses, files or hyphens, in any locale of the database.
create function search_words(said text) returns text language sql stable as $$
  select btrim(regexp_replace(lower(normalize(said, NFKC) collate "und-x-icu"),
    '[[:punct:][:space:][:cntrl:]$+<=>^`|~\u00a2-\u00a9\u00ac\u00ae-\u00b1\u00b4\u00b8\u00d7\u00f7\u02b0-\u02ff\u2000-\u2bff\u3000-\u303f\uf8ff\ufe00-\ufe0f\ufff0-\uffff\U0001f000-\U0001faff]+',
    ' ', 'g'))
$$;

-- The same without accents and other marks: how words are compared.
create function search_fold(words text) returns text language sql stable as $$
  select regexp_replace(unaccent('unaccent'::regdictionary, words),
    '[''\\\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]+', '', 'g')
$$;

-- What is written as text between quotes (a tsvector, a tsquery) without accents, its quotes as they were.
create function search_fold_quoted(quoted text) returns text language sql stable as $$
  select replace(search_fold(replace(quoted, '''', E'\x01')), E'\x01', '''')
$$;

-- How words of a language are reduced to their stems; "simple" leaves them.
create function search_stemming(language text) returns regconfig language sql stable as $$
  select (case split_part(language, '-', 1)
    when 'ar' then 'pg_catalog.arabic' when 'ca' then 'pg_catalog.catalan' when 'da' then 'pg_catalog.danish'
    when 'de' then 'pg_catalog.german' when 'el' then 'pg_catalog.greek' when 'en' then 'pg_catalog.english'
    when 'es' then 'pg_catalog.spanish' when 'eu' then 'pg_catalog.basque' when 'fi' then 'pg_catalog.finnish'
    when 'fr' then 'pg_catalog.french' when 'ga' then 'pg_catalog.irish' when 'hi' then 'pg_catalog.hindi'
    when 'hu' then 'pg_catalog.hungarian' when 'hy' then 'pg_catalog.armenian' when 'id' then 'pg_catalog.indonesian'
    when 'it' then 'pg_catalog.italian' when 'lt' then 'pg_catalog.lithuanian' when 'nb' then 'pg_catalog.norwegian'
    when 'ne' then 'pg_catalog.nepali' when 'nl' then 'pg_catalog.dutch' when 'nn' then 'pg_catalog.norwegian'
    when 'no' then 'pg_catalog.norwegian' when 'pt' then 'pg_catalog.portuguese' when 'ro' then 'pg_catalog.romanian'
    when 'ru' then 'pg_catalog.russian' when 'sr' then 'pg_catalog.serbian' when 'sv' then 'pg_catalog.swedish'
    when 'ta' then 'pg_catalog.tamil' when 'tr' then 'pg_catalog.turkish' when 'yi' then 'pg_catalog.yiddish'
    else 'pg_catalog.simple' end)::regconfig
$$;

-- A text as both its words and their stems, each pair at one position, all without accents. Stems are taken before the
-- accents go: the endings of Spanish and Portuguese are known by them.
create function search_vector(language text, words text) returns tsvector language sql stable as $$
  select (case search_stemming(language)
    when 'pg_catalog.simple'::regconfig then ''
    else search_fold_quoted(to_tsvector(search_stemming(language), words)::text) || ' ' end
    || to_tsvector('pg_catalog.simple', search_fold(words))::text)::tsvector
$$;

-- ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- What can be found now or once its time has come. Never what is past.
create table search_entry (
  publication_id uuid primary key references publication on delete cascade,
  document_id uuid not null,
  content_id uuid not null,
  type text not null,
  language text not null,
  live_from timestamptz not null,
  live_until timestamptz,
  heading tsvector not null, -- the title's words
  tsv tsvector not null      -- title A, summary B, text D; in both '#en' and '%person' stand for language and type
);
create index on search_entry using gin (tsv) with (fastupdate = off);
create index on search_entry using gin (heading) with (fastupdate = off);
create index on search_entry (document_id);
create index on search_entry (type, language);

-- Every word of the entries, by which misspelt ones are recognised.
create table search_word (
  word text collate "C" primary key,
  spelling text not null,           -- with its accents, as it was first seen
  public_from timestamptz not null  -- before that nobody may learn of it
);
-- In another collation, so that it is not taken for looking up a word, where it would be slow.
create index on search_word using gist (word collate "und-x-icu" gist_trgm_ops (siglen = 32));

-- ── Keeping them ─────────────────────────────────────────────────────────────────────────────────────────────────────

create function search_heading(language text, title text) returns tsvector language sql stable as $$
  select setweight(search_vector(language, search_words(title)), 'A')
$$;

-- No phrase reaches from the title into the summary or from there into the text. A text with too many words for
-- PostgreSQL is found by its first ones.
create function search_document(type text, language text, title text, summary text, said text) returns tsvector
language plpgsql stable as $$
declare
  gap constant tsvector := '''#'':20';
  most int := 400000;
begin
  loop
    begin
      return array_to_tsvector(array['#' || language, '%' || type])
        || ts_delete(
          search_heading(language, title)
          || gap || setweight(search_vector(language, search_words(left(summary, most))), 'B')
          || gap || setweight(search_vector(language, search_words(left(said, most))), 'D'),
          '#');
    exception when program_limit_exceeded then
      most := most / 2;
    end;
  end loop;
end $$;

-- Words that are new, in order, so that two who bring the same ones wait for each other and never both.
create function remember_words(said text, since timestamptz) returns void language sql volatile as $$
  insert into search_word (word, spelling, public_from)
    select word, min(spelling), since
    from (select search_fold(spelling) as word, spelling
          from (select distinct spelling from regexp_split_to_table(search_words(said), ' ') spelling) s
          where length(spelling) between 3 and 40) w
    where length(word) between 3 and 40 and word !~ '[[:space:][:punct:]]|^\d'
      and not exists (select from search_word k where k.word = w.word and k.public_from <= since)
    group by word
    order by word
  on conflict (word) do update set public_from = least(search_word.public_from, excluded.public_from)
$$;

-- Words that no entry holds any more go at once; those that will be public later than was planned wait longer.
create function review_words(reviewed text[]) returns void language plpgsql volatile as $$
declare
  known text;
  since timestamptz;
begin
  for known in select word from search_word where word = any (reviewed) order by word loop
    if exists (select from search_entry where tsv @@ phraseto_tsquery('pg_catalog.simple', known) and live_from <= now()) then
      continue;
    end if;
    select min(live_from) into since from search_entry where tsv @@ phraseto_tsquery('pg_catalog.simple', known);
    if since is null then
      delete from search_word where word = known;
    else
      update search_word set public_from = since where word = known and public_from < since;
    end if;
  end loop;
end $$;

create function review_words_of_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform review_words(array(
    select unnest(tsvector_to_array(old.tsv))
    except
    select unnest(tsvector_to_array(e.tsv)) from search_entry e
      where e.document_id = old.document_id and e.live_from <= now()));
  return null;
end $$;
create trigger words_leave after delete on search_entry for each row execute function review_words_of_entry();
create trigger words_wait after update of live_from on search_entry
  for each row when (new.live_from is distinct from old.live_from) execute function review_words_of_entry();

create function enter_into_search(publications uuid[]) returns void language plpgsql volatile as $$
declare
  new record;
begin
  for new in
    select p.id, p.document_id, d.content_id, p.type, p.language, p.live_from, p.live_until, p.title, p.summary, r.plain_text
    from publication p join document d on d.id = p.document_id join revision r on r.id = p.revision_id
    where p.id = any (publications) and p.kind = 'live' and p.title is not null and coalesce(p.path, p.part_of) is not null
      and (p.live_until is null or p.live_until > clock_timestamp())
  loop
    insert into search_entry (publication_id, document_id, content_id, type, language, live_from, live_until, heading, tsv)
      values (new.id, new.document_id, new.content_id, new.type, new.language, new.live_from, new.live_until,
              array_to_tsvector(array['#' || new.language, '%' || new.type]) || search_heading(new.language, new.title),
              search_document(new.type, new.language, new.title, new.summary, new.plain_text));
    perform remember_words(
      new.title || ' ' || new.summary || ' ' || left(new.plain_text, 400000), new.live_from);
  end loop;
end $$;

-- Follows every change of the timeline. Entries of what has ended are removed with the next thing that happens to their
-- document, and until then nobody finds them, because their time is over.
create function keep_search() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if tg_op = 'INSERT' then
    perform enter_into_search(array[new.id]);
  elsif new.title is null or new.live_until <= moment then
    delete from search_entry where publication_id = new.id;
  elsif (new.revision_id, new.title, new.type, new.language, coalesce(new.path, new.part_of))
        is distinct from (old.revision_id, old.title, old.type, old.language, coalesce(old.path, old.part_of)) then
    delete from search_entry where publication_id = new.id;
    perform enter_into_search(array[new.id]);
  else
    update search_entry set live_from = new.live_from, live_until = new.live_until where publication_id = new.id;
  end if;
  delete from search_entry where document_id = new.document_id and live_until <= moment;
  return null;
end $$;
create trigger search_follows after insert or update on publication for each row execute function keep_search();

-- Makes both tables anew from what is live and planned. Whoever searches meanwhile waits.
create function rebuild_search() returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  truncate search_entry, search_word;
  perform enter_into_search(array(
    select id from publication where kind = 'live' and (live_until is null or live_until > clock_timestamp()) order by live_from));
end $$;
select rebuild_search();

-- ── Asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Stands for a language or a type in a query. No word looks like it, since words have neither # nor %.
create function search_marker(marker text) returns tsquery language sql immutable as $$
  select ('''' || replace(replace(marker, '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- The languages of the entries, each looked up in the index.
create function search_languages() returns setof text language sql stable as $$
  with recursive kinds as (
    (select type, language from search_entry order by type, language limit 1)
    union all
    select n.type, n.language from kinds k cross join lateral (
      select type, language from search_entry where (type, language) > (k.type, k.language)
      order by type, language limit 1) n
  )
  select distinct language from kinds
$$;

-- One term, of one word or of several that follow each other: as it is written, or by its stems in documents of each
-- language. What somebody typed becomes lexemes by the parser alone; what is joined here is PostgreSQL's own spelling of
-- them. A word typed without accents has the stem of the accented word that the site knows. Words that follow each other
-- have no stems where a language leaves one of them out.
create function search_term(term text, languages text[], is_beginning boolean, out matching tsquery, out ranking tsquery)
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
  matching := written;
  ranking := written;
  select string_agg(case when t.word = search_fold(t.word) then coalesce(w.spelling, t.word) else t.word end, ' ' order by t.place)
    into known
    from regexp_split_to_table(typed, ' ') with ordinality t (word, place)
      left join search_word w on w.word = t.word and w.public_from <= now();
  foreach in_language in array languages loop
    stems := search_fold_quoted(phraseto_tsquery(search_stemming(in_language), known)::text)::tsquery;
    if numnode(stems) = numnode(written) and stems <> written then
      matching := matching || (stems && search_marker('#' || in_language));
      ranking := ranking || stems;
    end if;
  end loop;
end $$;

-- Whether a word alone says nothing in a language, as "the" does in English.
create function is_stop_word(term text, language text) returns boolean language sql stable as $$
  select search_words(term) !~ ' ' and numnode(plainto_tsquery(search_stemming(language), search_words(term))) = 0
$$;

-- All terms, none of the excluded ones. Words that say nothing in the reader's language count only among themselves.
create function search_query(terms text[], beginnings text[], excluded text[], reader_language text,
                             out matching tsquery, out ranking tsquery)
language plpgsql stable as $$
declare
  languages text[] := array(select search_languages());
  telling text[] := array(select t from unnest(terms) t where not is_stop_word(t, reader_language));
  one record;
begin
  for one in
    select s.matching, s.ranking, t.kind
    from (select unnest(case when cardinality(telling) + cardinality(beginnings) > 0 then telling else terms end) as term, 'term' as kind
          union all select unnest(beginnings), 'beginning'
          union all select unnest(excluded), 'excluded') t
      cross join lateral search_term(t.term, languages, t.kind = 'beginning') s
    where numnode(s.matching) > 0
    order by t.kind = 'excluded'
  loop
    if one.kind = 'excluded' then
      matching := matching && !! one.matching;
    else
      matching := coalesce(matching && one.matching, one.matching);
      ranking := coalesce(ranking || one.ranking, one.ranking);
    end if;
  end loop;
end $$;

-- Entries that match and are live, no more than so many.
create function search_matches(query tsquery, most int) returns uuid[] language sql stable as $$
  select array(select publication_id from search_entry
    where tsv @@ query and live_from <= now() and (live_until is null or live_until > now()) limit most)
$$;

-- Types and languages in which something live can be found.
create function public_search_kinds() returns table (type text, language text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive kinds as (
    (select e.type, e.language from search_entry e
       where e.live_from <= now() and (e.live_until is null or e.live_until > now())
       order by e.type, e.language limit 1)
    union all
    select n.type, n.language from kinds k cross join lateral (
      select e.type, e.language from search_entry e
      where (e.type, e.language) > (k.type, k.language)
        and e.live_from <= now() and (e.live_until is null or e.live_until > now())
      order by e.type, e.language limit 1) n
  )
  select type, language from kinds
$$;

-- One page of what is live and matches, best first, with the numbers around it. Three kinds of rows: "count" has the number
-- of matches of a type and a language, whatever the filter, or null where there are too many to count; "total" has that
-- under the filter, one more than 1,000 where there are more; "hit" is a document. Of more than 1,000 matches those are
-- ranked whose titles match, and some others.
create function public_search(terms text[], beginnings text[], excluded text[], of_type text, in_language text,
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
  found uuid[];
begin
  select q.matching, q.ranking into query, ranking from search_query(terms, beginnings, excluded, reader_language) q;
  if ranking is null then return; end if;

  found := search_matches(query, most);
  if cardinality(found) < most then
    return query
      select 'count', e.type, e.language, count(*)::int, null::uuid, null::uuid, null, null, null, null, null::real
      from search_entry e where e.publication_id = any (found) group by e.type, e.language;
    if num_nonnulls(of_type, in_language) > 0 then
      found := array(select e.publication_id from search_entry e where e.publication_id = any (found)
                     and e.type = coalesce(of_type, e.type) and e.language = coalesce(in_language, e.language));
    end if;
  else
    return query
      select 'count', k.type, k.language, null::int, null::uuid, null::uuid, null, null, null, null, null::real
      from public_search_kinds() k;
    if of_type is not null then query := query && search_marker('%' || of_type); end if;
    if in_language is not null then query := query && search_marker('#' || in_language); end if;
    if num_nonnulls(of_type, in_language) > 0 then found := search_matches(query, most); end if;
  end if;
  return query
    select 'total', null, null, cardinality(found), null::uuid, null::uuid, null, null, null, null, null::real;

  if cardinality(found) = most then
    found := found || array(
      select e.publication_id from search_entry e
      where e.heading @@ query and e.tsv @@ query
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

-- Whether something live has a term.
create function public_search_knows(term text, is_beginning boolean) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  query tsquery := (search_term(term, array(select search_languages()), is_beginning)).matching;
begin
  return coalesce(cardinality(search_matches(query, 1)) > 0, false);
end $$;

-- Public words that look like one, nearest first; each stands in something live.
create function public_near_words(wanted text, how_many int) returns table (word text, spelling text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  select n.word, n.spelling
  from (
    select w.word, w.spelling, w.word collate "und-x-icu" <-> search_fold(search_words(left(wanted, 40))) as distance
    from search_word w where w.public_from <= now()
    order by w.word collate "und-x-icu" <-> search_fold(search_words(left(wanted, 40))) limit least(how_many, 50)
  ) n
  where n.distance < 0.8 and cardinality(search_matches(phraseto_tsquery('pg_catalog.simple', n.word), 1)) > 0
  order by n.distance
$$;

-- Which of some words of texts in a language are meant by one of some terms, to be marked where they are shown.
create function public_search_kin(kin text[], terms text[], kin_language text) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  meant tsquery[] := array(select (search_term(t, array[kin_language], false)).ranking from unnest(terms) t);
begin
  return query select k from unnest(kin) k where search_vector(kin_language, search_words(k)) @@ any (meant);
end $$;

-- Live documents whose titles have all the words, of which the last may have begun only.
create function public_suggestions(terms text[], beginning text, reader_language text, how_many int)
returns table (type text, language text, content uuid, address text, title text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
  query tsquery;
  ranking tsquery;
begin
  select q.matching, q.ranking into query, ranking from search_query(terms, array[beginning], '{}', reader_language) q;
  if ranking is null then return; end if;
  return query
    select p.type, p.language, e.content_id, coalesce(p.path, p.part_of), p.title
    from (
      select f.publication_id, f.content_id, f.language, ts_rank(f.heading, ranking, 1) as rank
      from search_entry f
      where f.heading @@ query and f.live_from <= now() and (f.live_until is null or f.live_until > now()) limit 300
    ) e
      join publication p on p.id = e.publication_id
    order by e.language = reader_language desc, e.rank desc, p.title, p.document_id limit least(how_many, 20);
end $$;

-- Public words that begin like one; each stands in something live.
create function public_words(beginning text, how_many int) returns setof text
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
  select f.spelling
  from (
    select w.word, w.spelling from search_word w, search_fold(search_words(left(beginning, 40))) b
    where w.word >= b and w.word < b || U&'\+10FFFF' and length(b) > 1 and w.public_from <= now()
    order by w.word limit least(how_many, 20) * 2
  ) f
  where cardinality(search_matches(phraseto_tsquery('pg_catalog.simple', f.word), 1)) > 0
  limit how_many
$$;

-- ── Who may do what ──────────────────────────────────────────────────────────────────────────────────────────────────

grant select on search_entry, search_word to site_writer;
grant execute on function rebuild_search() to site_writer;
grant execute on function
  public_search(text[], text[], text[], text, text, text, real, uuid, int),
  public_search_knows(text, boolean), public_search_kinds(), public_near_words(text, int),
  public_search_kin(text[], text[], text), public_suggestions(text[], text, text, int), public_words(text, int)
  to site_reader, site_writer;
