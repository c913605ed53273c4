-- What the public sees has changed: one row a change, in the order in which changes became visible, so that every node
-- knows which of its finished pages to drop. Tags are written as numbers: what is planned changes pages too, as they say
-- until when they are fresh, and nobody shall read here what is planned where.
create table public_change (
  number bigint generated always as identity primary key,
  tags int[] not null,
  erased boolean not null default false, -- then nothing of what was there may be kept anywhere
  made_at timestamptz not null default clock_timestamp()
);

-- A node that comes back to another database than it knew has to forget everything; a restored one is another.
create table public_epoch (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid()
);
create function begin_public_epoch() returns void language sql volatile as $$
  delete from public_epoch;
  insert into public_epoch default values;
  select pg_notify('public_change', '')
$$;
select begin_public_epoch();

-- The same as TagNumber of the module delivery.
create function tag_number(tag text) returns int language sql immutable parallel safe as $$
  select ('x' || substr(md5(tag), 1, 8))::bit(32)::int
$$;

-- Numbers are given one after the other, each until its transaction is visible: whoever sees a number has seen all below.
-- That is why all of this happens at the end of a transaction, when nothing else is waited for.
create function note_public_change(tags text[], is_erased boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock('public_change'::regclass::int, 0);
  insert into public_change (tags, erased)
    select array_agg(distinct tag_number(tag)), is_erased from unnest(tags) tag where tag is not null
    having count(*) > 0;
  notify public_change;
end $$;

create function publication_tags(p publication) returns text[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array['content:' || d.content_id, 'list:' || p.type || ':' || p.language, 'path:' || p.path, 'pages', 'search',
               case when p.type in ('site', 'home') then 'site' end]
    || array(select 'mentions:' || l.target_content from link l where l.revision_id = p.revision_id)
  from document d where d.id = p.document_id
$$;

create function note_publication() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tags text[] := '{}';
begin
  if tg_op <> 'INSERT' then tags := publication_tags(old); end if;
  if tg_op <> 'DELETE' then tags := tags || publication_tags(new); end if;
  perform note_public_change(tags, tg_op = 'UPDATE' and old.title is not null and new.title is null);
  return null;
end $$;
create constraint trigger pages_follow after insert or update or delete on publication
  deferrable initially deferred for each row execute function note_publication();

-- Links go with the erasure of what pointed.
create function note_lost_link() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform note_public_change(array['mentions:' || old.target_content], true);
  return null;
end $$;
create constraint trigger pages_follow after delete on link
  deferrable initially deferred for each row execute function note_lost_link();

-- A redirect may lead away from a folder, and end another one's chain: all answers that are redirects follow.
create function note_redirect() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform note_public_change(array['redirects', 'path:' || old.path, 'path:' || new.path], tg_op = 'DELETE');
  return null;
end $$;
create constraint trigger pages_follow after insert or update or delete on redirect
  deferrable initially deferred for each row execute function note_redirect();
create constraint trigger pages_follow after insert or update on path_claim
  deferrable initially deferred for each row execute function note_redirect();

create function note_picture() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform note_public_change(array['picture:' || new.id], new.erased_at is not null);
  return null;
end $$;
create constraint trigger pages_follow after update on media
  deferrable initially deferred for each row
  when ((old.credit, old.erased_at) is distinct from (new.credit, new.erased_at)) execute function note_picture();

-- So many days, and so many changes, a node may be away without having to make all its pages anew.
create function forget_public_changes() returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public_change
  where number < (select max(number) from public_change)
    and (made_at < now() - interval '30 days' or number <= (select max(number) from public_change) - 20000)
$$;

-- What has changed after a number; the first row says up to which, since when changes are known, and what time it is.
create function public_changes(after_number bigint)
returns table (number bigint, known_since bigint, epoch uuid, at timestamptz, tags int[], erased boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with known as (
    select coalesce((select max(c.number) from public_change c), 0) as newest,
           coalesce((select min(c.number) from public_change c) - 1, 0) as since
  )
  select k.newest, k.since, (select e.id from public_epoch e), clock_timestamp(), null::int[], false from known k
  union all
  select c.number, null, null, null, c.tags, c.erased from public_change c where c.number > after_number
  order by 2 nulls last, 1
$$;

-- When the page of a document ends without anything in its place; null where that isn't planned.
create function public_expiry(of_document uuid, at timestamptz) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.expires_at from publication p
  where p.document_id = of_document and p.kind = 'live' and p.live_from <= at and p.live_until = p.expires_at
    and p.live_until > at
$$;

revoke all on public_change, public_epoch from public;
grant execute on function public_changes(bigint), public_expiry(uuid, timestamptz) to site_reader, site_writer;
grant execute on function forget_public_changes() to site_writer;
