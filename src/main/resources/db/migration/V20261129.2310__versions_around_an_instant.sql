-- Where a page of the past stands among its versions is asked with each of them, so it is planned once a connection, and
-- looks into the index of lists instead of reading all that they ever showed. Nothing here tells of what is planned.

-- When the answer at a path changed, as far as documents that have or had it and redirects do, as long as it was theirs.
create function versions_of_page(of_path text, covering text[]) returns setof timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    with claimed as (
      select c.document_id, c.first_public_at, coalesce(c.released_at, 'infinity') as until
      from path_claim c where c.path in (of_path, erased_path(of_path)) and c.first_public_at <= now()
    ),
    stretch as (
      select p.live_from, p.live_until, c.first_public_at as since, c.until
      from claimed c join publication p on p.document_id = c.document_id where p.live_from <= now()
      union all
      select r.since, r.until, '-infinity', 'infinity' from redirect r where r.path = any (covering)
    ),
    version as (
      select s.live_from as at from stretch s where s.live_from >= s.since and s.live_from < s.until
      union
      select s.live_until from stretch s where s.live_until > s.since and s.live_until < s.until
      union
      select s.until from stretch s where s.until < 'infinity'
    )
    select v.at from version v where v.at <= now();
end $$;

-- And as far as documents do that are listed there: whatever begins or ends of the types.
create function public_versions(of_path text, covering text[], types text[], in_language text) returns setof timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select versions_of_page(of_path, covering)
  union
  select p.live_from from publication p
    where p.type = any (types) and p.language = in_language and p.live_from <= now()
  union
  select p.live_until from publication p
    where p.type = any (types) and p.language = in_language and p.live_until <= now()
$$;

-- The next version of a list after an instant, and the last before one.
create function list_version_after(types text[], in_language text, instant timestamptz) returns timestamptz
language plpgsql stable as $$
begin
  return (
    select min(p.at) from unnest(types) t (type) cross join lateral (
      (select q.live_from as at from publication q
       where q.type = t.type and q.language = in_language and q.live_from > instant order by q.live_from limit 1)
      union all
      (select q.live_until from publication q
       where q.type = t.type and q.language = in_language and q.live_until > instant order by q.live_until limit 1)) p);
end $$;
create function list_version_before(types text[], in_language text, instant timestamptz) returns timestamptz
language plpgsql stable as $$
begin
  return (
    select max(p.at) from unnest(types) t (type) cross join lateral (
      (select q.live_from as at from publication q
       where q.type = t.type and q.language = in_language and q.live_from < instant order by q.live_from desc limit 1)
      union all
      (select q.live_until from publication q
       where q.type = t.type and q.language = in_language and q.live_until < instant order by q.live_until desc limit 1)) p);
end $$;

-- The present, since when there is a site, and of the versions of a path the first two, the one that is to be seen at an
-- instant with the one before and the two behind it, and the last.
create function public_versions_around(of_path text, covering text[], types text[], in_language text, wanted timestamptz)
returns table (present timestamptz, since timestamptz, first timestamptz, second timestamptz, before timestamptz,
               shown timestamptz, next timestamptz, following timestamptz, last timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := least(wanted, now());
  known timestamptz[] := array(select versions_of_page(of_path, covering));
  step timestamptz;
  n int;
begin
  if types <> '{}' then
    step := '-infinity';
    for i in 1..2 loop step := list_version_after(types, in_language, step); known := known || step; end loop;
    step := instant + interval '1 microsecond';
    for i in 1..2 loop step := list_version_before(types, in_language, step); known := known || step; end loop;
    step := instant;
    for i in 1..2 loop step := list_version_after(types, in_language, step); known := known || step; end loop;
    known := known || list_version_before(types, in_language, now() + interval '1 microsecond');
  end if;
  known := array(select distinct k.at from unnest(known) k (at) where k.at <= now() order by k.at);
  n := (select count(*) from unnest(known) k (at) where k.at <= instant);
  return query select now(), (select min(p.live_from) from publication p where p.type = 'home' and p.live_from <= now()),
    known[1], known[2], known[n - 1], known[n], known[n + 1], known[n + 2], known[cardinality(known)];
end $$;

grant execute on function public_versions(text, text[], text[], text),
  public_versions_around(text, text[], text[], text, timestamptz) to site_reader, site_writer;
