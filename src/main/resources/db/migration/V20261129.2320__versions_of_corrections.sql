-- A list may also be that of all corrections (*correction), and begins with the site in its language (*beginning), be there
-- anything to list yet or not.
create or replace function public_versions(of_path text, covering text[], types text[], in_language text)
returns setof timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select versions_of_page(of_path, covering)
  union
  select p.live_from from publication p
    where p.type = any (types) and p.language = in_language and p.live_from <= now()
  union
  select p.live_until from publication p
    where p.type = any (types) and p.language = in_language and p.live_until <= now()
  union
  select p.live_from from publication p
    where '*correction' = any (types) and p.change in ('correction', 'clarification')
      and p.language = in_language and p.live_from <= now()
  union
  select min(p.live_from) from publication p
    where '*beginning' = any (types) and p.type = 'home' and p.language = in_language and p.live_from <= now()
    having count(*) > 0
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
         and q.language = in_language and q.live_from > instant order by q.live_from limit 1)
      union all
      (select min(q.live_from) from publication q
       where t.type = '*beginning' and q.type = 'home' and q.language = in_language
       having min(q.live_from) > instant)) p);
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
         and q.language = in_language and q.live_from < instant order by q.live_from desc limit 1)
      union all
      (select min(q.live_from) from publication q
       where t.type = '*beginning' and q.type = 'home' and q.language = in_language
       having min(q.live_from) < instant)) p);
end $$;
