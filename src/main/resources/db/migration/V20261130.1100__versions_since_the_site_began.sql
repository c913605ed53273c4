-- The site begins with its first home page. What was published before is seen from then on, so that is when its first
-- version begins, and no version is named at which nothing answers. A list is as old as the site, be there anything to list
-- yet or not; in a language of which that depends (*offered) it begins with the first home page of the language.

-- When the site was first to be seen, in a language or in any.
create function site_since(in_language text) returns timestamptz
language sql stable as $$
  select min(p.live_from) from publication p
  where p.type = 'home' and p.live_from <= now() and (in_language is null or p.language = in_language)
$$;

create or replace function public_versions(of_path text, covering text[], types text[], in_language text)
returns setof timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with began as materialized (
    select site_since(null) as site, site_since(case when '*offered' = any (types) then in_language end) as list
  ),
  listed as (
    select p.live_from as at from publication p
      where p.type = any (types) and p.language = in_language and p.live_from <= now()
    union all
    select p.live_until from publication p
      where p.type = any (types) and p.language = in_language and p.live_until <= now()
    union all
    select p.live_from from publication p
      where '*correction' = any (types) and p.change in ('correction', 'clarification')
        and p.language = in_language and p.live_from <= now()
  )
  select greatest(v.at, b.site) from began b, versions_of_page(of_path, covering) v (at) where b.site is not null
  union
  select greatest(l.at, b.list) from began b, listed l where b.list is not null
  union
  select b.list from began b where types <> '{}' and b.list is not null
$$;

create or replace function list_version_after(types text[], in_language text, instant timestamptz) returns timestamptz
language plpgsql stable as $$
begin
  return (
    select min(p.at) from unnest(types) t (type) cross join lateral (
      (select q.live_from as at from publication q
       where q.type = t.type and q.language = in_language and q.live_from > instant order by q.live_from limit 1)
      union all
      (select q.live_until from publication q
       where q.type = t.type and q.language = in_language and q.live_until > instant order by q.live_until limit 1)
      union all
      (select q.live_from from publication q
       where t.type = '*correction' and q.change in ('correction', 'clarification')
         and q.language = in_language and q.live_from > instant order by q.live_from limit 1)) p);
end $$;

create or replace function list_version_before(types text[], in_language text, instant timestamptz) returns timestamptz
language plpgsql stable as $$
begin
  return (
    select max(p.at) from unnest(types) t (type) cross join lateral (
      (select q.live_from as at from publication q
       where q.type = t.type and q.language = in_language and q.live_from < instant order by q.live_from desc limit 1)
      union all
      (select q.live_until from publication q
       where q.type = t.type and q.language = in_language and q.live_until < instant order by q.live_until desc limit 1)
      union all
      (select q.live_from from publication q
       where t.type = '*correction' and q.change in ('correction', 'clarification')
         and q.language = in_language and q.live_from < instant order by q.live_from desc limit 1)) p);
end $$;

create or replace function public_versions_around(of_path text, covering text[], types text[], in_language text, wanted timestamptz)
returns table (present timestamptz, since timestamptz, first timestamptz, second timestamptz, before timestamptz,
               shown timestamptz, next timestamptz, following timestamptz, last timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  instant timestamptz := least(wanted, now());
  site timestamptz := site_since(null);
  list timestamptz := case when '*offered' = any (types) then site_since(in_language) else site end;
  known timestamptz[];
  step timestamptz;
  n int;
begin
  if site is not null then
    known := array(select greatest(v.at, site) from versions_of_page(of_path, covering) v (at));
  end if;
  if types <> '{}' and list is not null then
    known := known || list;
    step := list;
    for i in 1..2 loop step := list_version_after(types, in_language, step); known := known || step; end loop;
    step := instant + interval '1 microsecond';
    for i in 1..2 loop step := list_version_before(types, in_language, step); known := known || greatest(step, list); end loop;
    step := greatest(instant, list);
    for i in 1..2 loop step := list_version_after(types, in_language, step); known := known || step; end loop;
    known := known || greatest(list_version_before(types, in_language, now() + interval '1 microsecond'), list);
  end if;
  known := array(select distinct k.at from unnest(known) k (at) where k.at <= now() order by k.at);
  n := (select count(*) from unnest(known) k (at) where k.at <= instant);
  return query select now(), site,
    known[1], known[2], known[n - 1], known[n], known[n + 1], known[n + 2], known[cardinality(known)];
end $$;
