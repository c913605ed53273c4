-- A stem carries its language: "en/walk". Before, a query said "walk, in a document in English", and the index had to go
-- through every document in English for every search; now it reads the documents with that stem and no others.

-- Which language stems were taken in, as it stands before them; a word has no stroke, so none looks like it.
create function search_stem_mark(language text) returns text language sql stable as $$
  select split_part(language, '-', 1) || '/'
$$;

-- What is written as text between quotes (a tsvector, a tsquery of stems) with that before each lexeme.
create function search_mark_stems(language text, quoted text) returns text language sql stable as $$
  select regexp_replace(quoted, '(^|[ (])''', '\1''' || search_stem_mark(language), 'g')
$$;

-- A text as both its words and their stems, each pair at one position, all without accents. Stems are taken before the
-- accents go: the endings of Spanish and Portuguese are known by them.
create or replace function search_vector(language text, words text) returns tsvector language sql stable as $$
  select (case search_stemming(language)
    when 'pg_catalog.simple'::regconfig then ''
    else search_mark_stems(language, search_fold_quoted(to_tsvector(search_stemming(language), words)::text)) || ' ' end
    || to_tsvector('pg_catalog.simple', search_fold(words))::text)::tsvector
$$;

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
  matching := written;
  select string_agg(case when t.word = search_fold(t.word) then coalesce(w.spelling, t.word) else t.word end, ' ' order by t.place)
    into known
    from regexp_split_to_table(typed, ' ') with ordinality t (word, place)
      left join search_word w on w.word = t.word and w.public_from <= now();
  foreach in_language in array languages loop
    stems := search_fold_quoted(phraseto_tsquery(search_stemming(in_language), known)::text)::tsquery;
    if numnode(stems) = numnode(written) and search_stemming(in_language) <> 'pg_catalog.simple'::regconfig then
      matching := matching || search_mark_stems(in_language, stems::text)::tsquery;
    end if;
  end loop;
  ranking := matching;
end $$;

select rebuild_search();
