-- Lists by name or by date, in pages of which each begins after a document of the one before; and the languages that a
-- site is offered in, which are those of its live home pages.

-- By date, the newest first, what has none last.
drop index publication_type_language_sort_date_document_id_idx;
create index publication_newest on publication
  (type, language, (coalesce(sort_date, '-infinity')) desc, document_id desc);

drop function public_list(text, text, text, timestamptz, int);

-- The live publications of a type in the order of lists. A function, because the barrier of the view hides the order of
-- the index from the planner. A list goes on after a document at the place that it has now or had last; after one that
-- never was public, nothing follows.
create function public_list(of_type text, in_language text, having_facet text, newest boolean, after uuid,
                            at timestamptz, how_many int)
returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  instant timestamptz := least(at, now());
  query text := 'select p.id from publication p';
  last publication;
begin
  if having_facet is not null then
    query := 'select p.id from facet f join publication p on p.revision_id = f.revision_id and f.name = $3';
  end if;
  query := query || ' where p.type = $1 and p.language = $2 and p.kind = ''live'' and p.title is not null
    and p.live_from <= $4 and (p.live_until is null or p.live_until > $4)';
  if after is not null then
    select * into last from publication
      where document_id = after and title is not null and live_from <= instant order by live_from desc limit 1;
    if not found then return; end if;
    query := query || case when newest
      then ' and (coalesce(p.sort_date, ''-infinity''), p.document_id) < (coalesce($5, ''-infinity''), $7)'
      else ' and (p.sort_key, p.document_id) > ($6 collate "und-x-icu", $7)' end;
  end if;
  query := query || case when newest
    then ' order by coalesce(p.sort_date, ''-infinity'') desc, p.document_id desc'
    else ' order by p.sort_key, p.document_id' end || ' limit $8';
  return query execute query
    using of_type, in_language, having_facet, instant, last.sort_date, last.sort_key, after, how_many;
end $$;
grant execute on function public_list(text, text, text, boolean, uuid, timestamptz, int) to site_reader, site_writer;

-- A home page in a language offers the whole site in it, on every page.
create or replace view boundary as
  select t.tag, p.at
  from (
    select document_id, revision_id, type, language, path, live_from as at from publication
    union all
    select document_id, revision_id, type, language, path, live_until from publication where live_until is not null
  ) p
    join document d on d.id = p.document_id
    cross join lateral (
      values
        ('content:' || d.content_id),
        ('list:' || p.type || ':' || p.language),
        ('path:' || p.path),
        (case when p.type in ('site', 'home') then 'site' end)
      union all
      select 'mentions:' || l.target_content from link l where l.revision_id = p.revision_id
    ) t (tag)
  where t.tag is not null;

create or replace function next_boundary(after timestamptz, tags text[]) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select split_part(tag, ':', 1) as kind, split_part(tag, ':', 2) as what, split_part(tag, ':', 3) as language
    from unnest(tags) tag
  ),
  content_tags as materialized (select what::uuid as content from asked where kind = 'content'),
  mention_tags as materialized (select what::uuid as content from asked where kind = 'mentions'),
  bounds as (
    select p.live_from, p.live_until
      from content_tags a join document d on d.content_id = a.content join publication p on p.document_id = d.id
    union all
    select p.live_from, p.live_until from asked a join publication p on p.path = a.what where a.kind = 'path'
    union all
    select p.live_from, p.live_until
      from asked a join publication p on p.type in ('site', 'home') where a.kind = 'site'
    union all
    select p.live_from, p.live_until
      from mention_tags a join link l on l.target_content = a.content join publication p on p.revision_id = l.revision_id
  )
  select least(
    (select min(live_from) from bounds where live_from > after),
    (select min(live_until) from bounds where live_until > after),
    (select min(first) from asked a cross join lateral (
       select min(p.live_from) as first from publication p
       where p.type = a.what and p.language = a.language and p.live_from > after) p where a.kind = 'list'),
    (select min(first) from asked a cross join lateral (
       select min(p.live_until) as first from publication p
       where p.type = a.what and p.language = a.language and p.live_until > after) p where a.kind = 'list'))
$$;
