-- As it was, but planned once a connection: a function in SQL is planned with every call, which took longer than asking.
create or replace function next_boundary(after timestamptz, tags text[]) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return (
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
  );
end $$;
