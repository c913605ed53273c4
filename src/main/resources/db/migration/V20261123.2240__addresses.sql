-- What is found where, for sitemaps, and what is new, for feeds. Functions, because the barrier of the view hides every
-- order from the planner, and each of these reads a whole site.

-- The live pages of the next contents in the order of their ids. A page of a list is made of contents, so that all
-- languages of one stand together.
create function public_addresses(after uuid, at timestamptz, how_many int)
returns table (content_id uuid, path text, language text, live_from timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  instant timestamptz := least(at, now());
begin
  return query
    with next as materialized (
      select distinct d.content_id from document d cross join lateral (
        select * from publication p where p.document_id = d.id and p.live_from <= instant order by p.live_from desc limit 1) p
      where d.content_id > coalesce(after, '00000000-0000-0000-0000-000000000000') and p.kind = 'live' and p.path is not null
        and p.title is not null and (p.live_until is null or p.live_until > instant)
      order by d.content_id limit how_many
    )
    select d.content_id, p.path, p.language, p.live_from
    from next join document d on d.content_id = next.content_id cross join lateral (
      select * from publication p where p.document_id = d.id and p.live_from <= instant order by p.live_from desc limit 1) p
    where p.kind = 'live' and p.path is not null and p.title is not null
      and (p.live_until is null or p.live_until > instant)
    order by d.content_id, p.language;
end $$;

-- Where the list of all addresses is cut into pages: the last content of each page that another follows.
create function public_address_cuts(at timestamptz, how_many int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select content_id from (
    select d.content_id, row_number() over (order by d.content_id) as n, lead(d.content_id) over (order by d.content_id) as next
    from publication p join document d on d.id = p.document_id
    where p.kind = 'live' and p.path is not null and p.title is not null
      and p.live_from <= least(at, now()) and (p.live_until is null or p.live_until > least(at, now()))
    group by d.content_id
  ) pages
  where n % how_many = 0 and next is not null order by content_id
$$;

-- The live pages of a type by the instant at which each was public first, the newest first.
create function public_news(of_type text, in_language text, at timestamptz, how_many int)
returns table (id uuid, first_public timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id, first.live_from
  from (
    select f.document_id, min(f.live_from) as live_from from publication f
    where f.type = of_type and f.language = in_language and f.kind = 'live' and f.live_from <= least(at, now())
    group by f.document_id
  ) first
    join publication p on p.document_id = first.document_id
  where p.type = of_type and p.language = in_language and p.kind = 'live' and p.path is not null and p.title is not null
    and p.live_from <= least(at, now()) and (p.live_until is null or p.live_until > least(at, now()))
  order by first.live_from desc, p.document_id desc limit how_many
$$;

grant execute on function public_addresses(uuid, timestamptz, int), public_address_cuts(timestamptz, int),
  public_news(text, text, timestamptz, int) to site_reader, site_writer;
