-- The kernel. What the tables get wrong stays wrong, because history is insert-only; so every promise that can be kept
-- here is kept here, and tests try to break each of them in SQL.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Whoever may call a function is told so; PostgreSQL would let everybody.
alter default privileges revoke execute on functions from public;

-- ── Things and what is said of them ──────────────────────────────────────────────────────────────────────────────────

-- What links, translations and permanent ids point to: the thing, whatever its language.
create table content (
  id uuid primary key,
  type text not null check (type ~ '^[a-z][a-z-]*$'),
  source_language text not null,
  single boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);
create unique index one_of_a_single_type on content (type) where single;

-- One thing in one language.
create table document (
  id uuid primary key,
  content_id uuid not null references content,
  language text not null,
  head_revision uuid,
  trashed_at timestamptz,
  erased_at timestamptz,
  lock_version int not null default 0,
  unique (content_id, language)
);

-- Every save, for ever. Texts are null in erased revisions only.
create table revision (
  id uuid primary key,
  document_id uuid not null references document,
  number int not null check (number > 0),
  schema_version int not null check (schema_version > 0),
  title text,
  summary text,
  slug text,
  sort_key text,
  sort_date date,
  body jsonb,
  plain_text text,
  author text not null,
  based_on uuid,
  note text,
  created_at timestamptz not null default clock_timestamp(),
  unique (document_id, number),
  unique (document_id, id), -- the target of composite foreign keys: a revision of another document fits nowhere
  foreign key (document_id, based_on) references revision (document_id, id),
  check (num_nonnulls(title, summary, slug, sort_key, body, plain_text) in (0, 6))
);
alter table document
  add foreign key (id, head_revision) references revision (document_id, id) deferrable initially deferred;

-- How an erased path is still recognised without being written down.
create function erased_path(path text) returns text language sql immutable as $$
  select case when left(path, 1) = '#' then path else '#' || encode(sha256(convert_to(path, 'UTF8')), 'hex') end
$$;

-- Who has ever been public at which path. A path that was public is never silently given to another document:
-- it has to be released first, by somebody and for a reason. That of an erased document is kept as a hash.
create table path_claim (
  path text not null check (path ~ '^[/#]'),
  document_id uuid not null references document,
  first_public_at timestamptz not null,
  released_at timestamptz,
  released_by text,
  why text,
  primary key (path, document_id),
  check (num_nonnulls(released_at, released_by, why) in (0, 3))
);
create unique index one_claim_per_path on path_claim (erased_path(path)) where released_at is null;
create index on path_claim (document_id);

-- "This revision was live from … until …". Title to sort_date are copies, so that a list needs one index and no bodies.
create table publication (
  id uuid primary key,
  document_id uuid not null references document,
  revision_id uuid,
  kind text not null check (kind in ('live', 'withdrawn')),
  reason text,
  successor uuid references content,
  path text,     -- a page of its own
  part_of text,  -- or a passage of another: /page#anchor
  type text not null,
  language text not null,
  title text,
  summary text,
  sort_key text collate "und-x-icu",
  sort_date date,
  live_from timestamptz not null,
  live_until timestamptz,                          -- the effect
  expires_at timestamptz check (expires_at > live_from), -- the intent
  during tstzrange generated always as (tstzrange(live_from, live_until)) stored,
  published_by text not null,
  published_at timestamptz not null default clock_timestamp(),
  change text check (change in ('typo', 'update', 'clarification', 'correction')),
  change_note text,
  foreign key (document_id, revision_id) references revision (document_id, id),
  foreign key (path, document_id) references path_claim (path, document_id) on update cascade,
  check (not isempty(during)),
  check (expires_at is null or (live_until is not null and live_until <= expires_at)),
  check ((kind = 'live') = (revision_id is not null)),
  check (kind = 'live' or num_nonnulls(path, part_of) = 0),
  check (num_nonnulls(path, part_of) <= 1),
  constraint one_publication_at_a_time exclude using gist (document_id with =, during with &&)
    deferrable initially immediate,
  constraint one_document_per_path exclude using gist (path with =, during with &&) where (kind = 'live')
    deferrable initially immediate
);
create index on publication (path, live_from desc);
create index on publication (document_id, live_from desc);
create index on publication (revision_id);
create index on publication (type, language, sort_key, document_id);
create index on publication (type, language, sort_date desc, document_id);
create index on publication (type, language, live_from);
create index on publication (type, language, live_until) where live_until is not null;
create index on publication (live_from);
create index on publication (live_until) where live_until is not null;
create index on publication using gist (path gist_trgm_ops) where kind = 'live';

-- Redirects made by hand; those of renamed documents follow from path_claim.
create table redirect (
  id uuid primary key,
  path text not null,
  target text not null check (target ~ '^(/|https?://)' and target !~ '^//'),
  status int not null check (status in (301, 302, 307, 308)),
  since timestamptz not null default clock_timestamp(),
  until timestamptz,
  during tstzrange generated always as (tstzrange(since, until)) stored,
  made_by text not null,
  check (not isempty(during)),
  exclude using gist (path with =, during with &&)
);
create index on redirect (path, since desc);

-- What a revision points to. Made from the body when it is saved.
create table link (
  revision_id uuid not null references revision,
  field text not null,
  position int not null,
  target_content uuid not null references content,
  primary key (revision_id, field, position)
);
create index on link (target_content);

-- Values of a revision that lists show or ask for.
create table facet (
  revision_id uuid not null references revision,
  name text not null,
  value text not null,
  primary key (revision_id, name, value)
);
create index on facet (name, value);

-- What an editor has typed and not yet saved. Private, and never part of the history.
create table working_copy (
  document_id uuid not null references document,
  editor text not null,
  base_revision uuid,
  schema_version int not null check (schema_version > 0),
  body jsonb not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (document_id, editor),
  foreign key (document_id, base_revision) references revision (document_id, id)
);

-- ── History does not change ──────────────────────────────────────────────────────────────────────────────────────────

-- Whether erase() is at work on this document. The setting alone is not enough: only the owner's function may use it.
create function is_erasing(document uuid, relation oid) returns boolean language sql stable as $$
  select coalesce(current_setting('kernel.erasing', true), '') = document::text
     and current_user = (select pg_catalog.pg_get_userbyid(relowner) from pg_catalog.pg_class where oid = relation)
$$;

create function refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception '% is history and is not emptied', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger no_truncate before truncate on content execute function refuse_truncate();
create trigger no_truncate before truncate on document execute function refuse_truncate();
create trigger no_truncate before truncate on revision execute function refuse_truncate();
create trigger no_truncate before truncate on publication execute function refuse_truncate();
create trigger no_truncate before truncate on path_claim execute function refuse_truncate();
create trigger no_truncate before truncate on link execute function refuse_truncate();
create trigger no_truncate before truncate on facet execute function refuse_truncate();

-- "The past" ended ten seconds ago: so much may pass between reading the clock and writing the row.
create function is_present(instant timestamptz) returns boolean language sql volatile as $$
  select instant between clock_timestamp() - interval '10 seconds' and clock_timestamp() + interval '10 seconds'
$$;

-- Nothing is written of an erased document. Waits for an erasure that is at work.
create function refuse_erased() returns trigger language plpgsql as $$
begin
  perform from document where id = new.document_id for key share;
  if exists (select from document where id = new.document_id and erased_at is not null)
     and not is_erasing(new.document_id, tg_relid) then
    raise exception 'document % was erased', new.document_id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger erased_stays_erased before insert on revision for each row execute function refuse_erased();
create trigger erased_stays_erased before insert on publication for each row execute function refuse_erased();
create trigger erased_stays_erased before insert on path_claim for each row execute function refuse_erased();
create trigger erased_stays_erased before insert or update on working_copy for each row execute function refuse_erased();

create function keep_revision() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if is_present(new.created_at)
       and new.number <= 1 + coalesce((select max(number) from revision where document_id = new.document_id), 0) then
      return new;
    end if;
    raise exception 'revision % is not the next of its document', new.id using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'UPDATE' and is_erasing(old.document_id, tg_relid)
     and num_nonnulls(new.title, new.summary, new.slug, new.sort_key, new.sort_date, new.body, new.plain_text, new.note) = 0
     and (new.id, new.document_id, new.number, new.schema_version, new.author, new.based_on, new.created_at)
         is not distinct from
         (old.id, old.document_id, old.number, old.schema_version, old.author, old.based_on, old.created_at) then
    return new;
  end if;
  raise exception 'revision % is history and does not change', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger revision_is_history before insert or update or delete on revision
  for each row execute function keep_revision();

-- Links and facets are written in the transaction that saves their revision, or never.
create function keep_what_follows_from_a_revision() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from revision where id = new.revision_id and xmin = pg_current_xact_id()::xid) then
      return new;
    end if;
    raise exception 'revision % is saved, and nothing is added to it', new.revision_id
      using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' and is_erasing((select document_id from revision where id = old.revision_id), tg_relid) then
    return old;
  end if;
  raise exception '% of revision % is history and does not change', tg_table_name, old.revision_id
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger link_is_history before insert or update or delete on link
  for each row execute function keep_what_follows_from_a_revision();
create trigger facet_is_history before insert or update or delete on facet
  for each row execute function keep_what_follows_from_a_revision();

create function keep_identity() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'document' then
    if (to_jsonb(new) - '{head_revision,trashed_at,erased_at,lock_version}'::text[])
       = (to_jsonb(old) - '{head_revision,trashed_at,erased_at,lock_version}'::text[])
       and (new.erased_at is not distinct from old.erased_at or is_erasing(old.id, tg_relid)) then
      return new;
    end if;
  elsif tg_op = 'UPDATE' and (to_jsonb(new) - 'single') = (to_jsonb(old) - 'single')
        and exists (select from document d where d.content_id = old.id and is_erasing(d.id, tg_relid)) then
    return new;
  end if;
  raise exception '% % is permanent', tg_table_name, old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger content_is_permanent before update or delete on content
  for each row execute function keep_identity();
create trigger document_is_permanent before update or delete on document
  for each row execute function keep_identity();

-- An end that has passed stays. One that lies ahead may be moved; one that passed while the row was being written may
-- still come earlier, but never later.
create function may_end(was timestamptz, becomes timestamptz) returns boolean language sql volatile as $$
  select was is not distinct from becomes
    or (coalesce(was, 'infinity') > clock_timestamp()
        and coalesce(becomes, 'infinity') > clock_timestamp() - interval '10 seconds')
    or (is_present(was) and becomes < was and is_present(becomes))
$$;

-- The past is frozen: nothing begins in the past, and what has begun keeps everything but an end that still lies ahead.
create function keep_the_past() returns trigger language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if tg_op = 'INSERT' then
    if new.live_from > moment or is_present(new.live_from) then return new; end if;
    raise exception 'a publication cannot begin in the past' using errcode = 'integrity_constraint_violation';
  elsif is_erasing(old.document_id, tg_relid) then
    if tg_op = 'DELETE' then
      if old.live_from > moment or is_present(old.live_from) then return old; end if;
    elsif (to_jsonb(new) - '{live_until,during,path,part_of,title,summary,sort_key,sort_date,change_note,reason}'::text[])
        = (to_jsonb(old) - '{live_until,during,path,part_of,title,summary,sort_key,sort_date,change_note,reason}'::text[])
       and (new.path is not distinct from old.path or new.path = erased_path(old.path))
       and coalesce(new.title = old.title, new.title is null) and coalesce(new.summary = old.summary, new.summary is null)
       and coalesce(new.sort_key = old.sort_key, new.sort_key is null)
       and coalesce(new.sort_date = old.sort_date, new.sort_date is null)
       and coalesce(new.part_of = old.part_of, new.part_of is null)
       and coalesce(new.change_note = old.change_note, new.change_note is null)
       and coalesce(new.reason = old.reason, new.reason is null)
       and may_end(old.live_until, new.live_until) then
      return new;
    end if;
  elsif old.live_from > moment then -- planned only
    if tg_op = 'DELETE' then return old; end if;
    if new.document_id = old.document_id and (new.live_from > moment or is_present(new.live_from)) then return new; end if;
  elsif tg_op = 'UPDATE' then
    if (to_jsonb(new) - '{live_until,expires_at,during}'::text[])
       = (to_jsonb(old) - '{live_until,expires_at,during}'::text[])
       and may_end(old.live_until, new.live_until)
       and (new.expires_at is not distinct from old.expires_at or coalesce(old.live_until, 'infinity') > moment) then
      return new;
    end if;
  end if;
  raise exception 'publication % has begun: the past does not change', old.id
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger past_is_frozen before insert or update or delete on publication
  for each row execute function keep_the_past();

-- What is public at a path stands on a claim that is in force and begins no later.
create function stand_on_claim() returns trigger language plpgsql as $$
begin
  perform from path_claim
    where path = new.path and document_id = new.document_id and released_at is null and first_public_at <= new.live_from
    for share;
  if not found and not is_erasing(new.document_id, tg_relid) then
    raise exception 'path % is not claimed', new.path using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger stands_on_claim before insert on publication
  for each row when (new.path is not null) execute function stand_on_claim();
create trigger still_stands_on_claim before update of path, live_from on publication
  for each row when (new.path is not null and (new.path, new.live_from) is distinct from (old.path, old.live_from))
  execute function stand_on_claim();

-- A claim that was public stays. While nothing is live or planned there it may be released, and taken up again.
create function keep_claim() returns trigger language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if tg_op = 'INSERT' then
    if new.released_at is null and (new.first_public_at > moment or is_present(new.first_public_at)) then
      return new;
    end if;
  elsif tg_op = 'DELETE' then
    if old.first_public_at > moment then return old; end if;
  elsif is_erasing(old.document_id, tg_relid) then
    if new.path = erased_path(old.path) and (new.why is null or new.why in ('', old.why))
       and (to_jsonb(new) - '{path,why}'::text[]) = (to_jsonb(old) - '{path,why}'::text[]) then
      return new;
    end if;
  elsif (new.path, new.document_id) = (old.path, old.document_id)
    and (new.first_public_at = old.first_public_at
         or (old.first_public_at > moment
             and (new.first_public_at > moment or is_present(new.first_public_at))
             and new.first_public_at <= coalesce(
               (select min(live_from) from publication where path = new.path and document_id = new.document_id),
               'infinity')))
    and (new.released_at is null
         or new.released_at is not distinct from old.released_at
         or (is_present(new.released_at)
             and not exists (select from publication where path = new.path and document_id = new.document_id
                             and coalesce(live_until, 'infinity') > new.released_at))) then
    return new;
  end if;
  raise exception 'path % cannot be claimed in the past, lost once public, or released while in use',
    case when tg_op = 'DELETE' then old.path else new.path end using errcode = 'integrity_constraint_violation';
end $$;
create trigger claim_is_kept before insert or update or delete on path_claim
  for each row execute function keep_claim();

-- ── Erasure ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Removes every word of a document, from the past too, where the law demands it: the only change to history that the
-- triggers admit. What remains says that something was there, when, and that it was removed for a reason.
create function erase(erased_document uuid, erased_reason text, erased_by text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  moment timestamptz;
  last publication;
begin
  perform 1 from document where id = erased_document for update;
  if not found then raise exception 'there is no document %', erased_document using errcode = 'no_data_found'; end if;
  perform set_config('kernel.erasing', erased_document::text, true);

  delete from publication where document_id = erased_document and live_from > clock_timestamp();
  select * into last from publication where document_id = erased_document order by live_from desc limit 1;
  if found then
    moment := greatest(clock_timestamp(), last.live_from + interval '1 microsecond');
    update publication set live_until = moment
      where id = last.id and (live_until is null or live_until > moment);
    insert into publication (id, document_id, kind, reason, type, language, live_from, published_by)
      values (gen_random_uuid(), erased_document, 'withdrawn', erased_reason, last.type, last.language, moment, erased_by);
  end if;

  delete from link where revision_id in (select id from revision where document_id = erased_document);
  delete from facet where revision_id in (select id from revision where document_id = erased_document);
  delete from working_copy where document_id = erased_document;
  update revision
    set title = null, summary = null, slug = null, sort_key = null, sort_date = null, body = null, plain_text = null, note = null
    where document_id = erased_document;
  delete from redirect r using path_claim c
    where c.document_id = erased_document
      and (r.path = c.path or r.target = c.path or starts_with(r.target, c.path || '#') or starts_with(r.target, c.path || '?'));
  delete from path_claim where document_id = erased_document and first_public_at > clock_timestamp();
  update path_claim set path = erased_path(path), why = case when why is null then null else '' end
    where document_id = erased_document;
  update publication
    set title = null, summary = null, sort_key = null, sort_date = null, part_of = null, change_note = null,
        reason = case when live_until is null and kind = 'withdrawn' then reason end
    where document_id = erased_document;
  update document set erased_at = clock_timestamp() where id = erased_document;
  -- Of a type that a site has only once, another may be begun when nothing is left of this one.
  update content c set single = false
    where c.single and c.id = (select content_id from document where id = erased_document)
      and not exists (select from document d where d.content_id = c.id and d.erased_at is null);
  perform set_config('kernel.erasing', '', true);
end $$;

-- ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Every publication with its revision: what was, is and is planned. For editors.
create view timeline as
  select p.id, p.document_id, d.content_id, c.source_language, p.revision_id, p.kind, p.reason, p.successor,
         p.path, coalesce(p.path, p.part_of) as address, p.type, p.language, p.title, p.summary, p.sort_key, p.sort_date,
         p.live_from, p.live_until, p.change, p.change_note, r.schema_version, r.body
  from publication p
    join document d on d.id = p.document_id
    join content c on c.id = d.content_id
    left join revision r on r.id = p.revision_id;

-- All that the public reader may select: what has begun. A barrier, because otherwise a condition that fails on a planned
-- title would tell it.
create view public_timeline with (security_barrier) as
  select * from timeline where live_from <= now();

create view public_link with (security_barrier) as
  select l.revision_id, l.field, l.position, l.target_content from link l
  where exists (select from publication p where p.revision_id = l.revision_id and p.live_from <= now());

create view public_facet with (security_barrier) as
  select f.revision_id, f.name, f.value from facet f
  where exists (select from publication p where p.revision_id = f.revision_id and p.live_from <= now());

create view public_claim with (security_barrier) as
  select path, document_id, first_public_at, released_at from path_claim where first_public_at <= now();

create view public_redirect with (security_barrier) as
  select path, target, status, since, until from redirect where since <= now();

-- When something changes by itself, by the tag of what it changes.
create view boundary as
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
        (case p.type when 'site' then 'site' end)
      union all
      select 'mentions:' || l.target_content from link l where l.revision_id = p.revision_id
    ) t (tag)
  where t.tag is not null;

-- The next boundary of any of the tags after an instant. A function, so that the reader can ask for what it knows and
-- not list what is planned. It says what the view says, but looks each tag up in an index.
create function next_boundary(after timestamptz, tags text[]) returns timestamptz
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
    select p.live_from, p.live_until from asked a join publication p on p.type = 'site' where a.kind = 'site'
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

-- The live publications of a type in the order of lists. A function, because the barrier of the view hides the order of
-- the index from the planner.
create function public_list(of_type text, in_language text, having_facet text, at timestamptz, how_many int)
returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  instant timestamptz := least(at, now());
begin
  if having_facet is null then
    return query
      select p.id from publication p
      where p.type = of_type and p.language = in_language and p.kind = 'live' and p.title is not null
        and p.live_from <= instant and (p.live_until is null or p.live_until > instant)
      order by p.sort_key, p.document_id limit how_many;
  else
    return query
      select p.id from facet f join publication p on p.revision_id = f.revision_id
      where f.name = having_facet
        and p.type = of_type and p.language = in_language and p.kind = 'live' and p.title is not null
        and p.live_from <= instant and (p.live_until is null or p.live_until > instant)
      order by p.sort_key, p.document_id limit how_many;
  end if;
end $$;

-- Live pages with an address like the one that was asked for, best first.
create function similar_pages(wanted text, in_language text, at timestamptz, how_many int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id from (
    select p.id, p.path <->> wanted as distance from publication p
    where p.kind = 'live' and p.language = in_language and p.title is not null
      and p.live_from <= least(at, now()) and (p.live_until is null or p.live_until > least(at, now()))
    order by p.path <->> wanted limit how_many
  ) nearest where distance < 0.6 order by distance
$$;

-- The instant that the public reads: now, or one in the past. There is no future for the public.
create function public_instant(wanted timestamptz) returns timestamptz language plpgsql stable as $$
begin
  if wanted > now() then
    raise exception 'the public cannot read the future' using errcode = 'datetime_field_overflow';
  end if;
  return coalesce(wanted, now());
end $$;

-- ── Who may do what ──────────────────────────────────────────────────────────────────────────────────────────────────

revoke all on all tables in schema public from public;

grant select, insert, update, delete on content, document, revision, publication, path_claim, redirect, link, facet, working_copy
  to site_writer;
revoke update, delete on content, revision, link, facet from site_writer;
revoke delete on document from site_writer;
grant select on timeline, public_timeline, public_link, public_facet, public_claim, public_redirect, boundary to site_writer;
grant execute on function erase(uuid, text, text) to site_writer;

grant execute on function is_erasing(uuid, oid), is_present(timestamptz), may_end(timestamptz, timestamptz) to site_writer;

grant select on public_timeline, public_link, public_facet, public_claim, public_redirect to site_reader;
grant execute on function erased_path(text), public_instant(timestamptz), next_boundary(timestamptz, text[]),
  public_list(text, text, text, timestamptz, int), similar_pages(text, text, timestamptz, int) to site_reader, site_writer;
