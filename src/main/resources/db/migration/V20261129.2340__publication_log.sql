-- The log of what was published: a chain of signed entries of which each names the hash of the one before, so that nobody
-- can change, remove or move one unseen, not even whoever owns the database. What was said stands beside it, and goes when
-- it is erased; the chain holds salted hashes of it and stays whole.

-- Keys by the beginning of their fingerprint. Those of operators keep their private half to themselves.
create table signing_key (
  id text primary key,
  public_key bytea not null,
  private_key bytea,
  created_at timestamptz not null default clock_timestamp(),
  check (id = left(encode(sha256(public_key), 'hex'), 16))
);

create table log_entry (
  number bigint primary key check (number > 0),
  publication_id uuid not null references publication,
  kind text not null check (kind in ('published', 'withdrawn', 'ended')),
  document_id uuid not null references document,
  revision_id uuid,
  at timestamptz not null,        -- of the publication
  sealed_at timestamptz not null, -- of the entry
  commitment bytea not null check (octet_length(commitment) = 32),
  previous bytea not null check (octet_length(previous) = 32),
  key_id text not null references signing_key,
  hash bytea not null,
  signature bytea not null check (octet_length(signature) = 64),
  foreign key (document_id, revision_id) references revision (document_id, id),
  check ((kind = 'published') = (revision_id is not null)),
  check (at <= sealed_at)
);
create unique index one_entry_for_each_event on log_entry (publication_id, kind);
create index on log_entry (document_id, number);

-- What was published, as the commitment of its entry has it.
create table log_statement (
  number bigint primary key references log_entry,
  document_id uuid not null references document,
  text text not null
);
create index on log_statement (document_id);

-- How long the log is, signed: whoever cuts its end off has to leave out this too.
create table log_checkpoint (
  count bigint not null check (count >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  at timestamptz not null,
  key_id text not null references signing_key,
  signature bytea not null check (octet_length(signature) = 64),
  primary key (count, at)
);

-- ── The one form in which lines are written, hashed and signed ───────────────────────────────────────────────────────

create function log_instant(instant timestamptz) returns text language sql stable as $$
  select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create function log_line(e log_entry) returns text language sql stable as $$
  select concat_ws(' ', e.number, log_instant(e.sealed_at), log_instant(e.at), e.kind, e.document_id,
                   coalesce(e.revision_id::text, '-'), encode(e.commitment, 'hex'), encode(e.previous, 'hex'), e.key_id)
$$;

create function checkpoint_line(c log_checkpoint) returns text language sql stable as $$
  select concat_ws(' ', 'checkpoint', c.count, encode(c.hash, 'hex'), log_instant(c.at), c.key_id)
$$;

-- ── Only ever added to ───────────────────────────────────────────────────────────────────────────────────────────────

create function keep_log_entry() returns trigger language plpgsql as $$
declare
  last log_entry;
begin
  if tg_op = 'INSERT' then
    select * into last from log_entry order by number desc limit 1;
    if new.number = coalesce(last.number, 0) + 1
       and new.previous = coalesce(last.hash, decode(repeat('00', 32), 'hex'))
       and new.hash = sha256(convert_to(log_line(new), 'UTF8'))
       and new.sealed_at >= coalesce(last.sealed_at, '-infinity') and is_present(new.sealed_at)
       and exists (
         select from publication p
         where (p.id, p.document_id) = (new.publication_id, new.document_id)
           and case new.kind
                 when 'ended' then p.kind = 'live' and p.live_until = new.at
                 when 'published' then p.kind = 'live' and (p.live_from, p.revision_id) = (new.at, new.revision_id)
                 else p.kind = 'withdrawn' and p.live_from = new.at
               end) then
      return new;
    end if;
    raise exception 'entry % does not continue the log', new.number using errcode = 'integrity_constraint_violation';
  end if;
  raise exception 'entry % of the log is sealed', old.number using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_is_sealed before insert or update or delete on log_entry
  for each row execute function keep_log_entry();

create function keep_log_statement() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (
       select from log_entry e
       where (e.number, e.document_id, e.commitment)
           = (new.number, new.document_id, sha256(convert_to(new.text, 'UTF8')))) then
    return new;
  end if;
  if tg_op = 'DELETE' and is_erasing(old.document_id, tg_relid) then
    return old;
  end if;
  raise exception 'statement % is not what was sealed', case tg_op when 'DELETE' then old.number else new.number end
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger statement_is_sealed before insert or update or delete on log_statement
  for each row execute function keep_log_statement();
create trigger erased_stays_erased before insert on log_statement for each row execute function refuse_erased();

create function keep_log_checkpoint() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and is_present(new.at)
     and new.count = coalesce((select max(number) from log_entry), 0)
     and new.hash = coalesce((select hash from log_entry where number = new.count), decode(repeat('00', 32), 'hex')) then
    return new;
  end if;
  raise exception 'a checkpoint tells how long the log is, and stays' using errcode = 'integrity_constraint_violation';
end $$;
create trigger checkpoint_is_sealed before insert or update or delete on log_checkpoint
  for each row execute function keep_log_checkpoint();

create function keep_signing_key() returns trigger language plpgsql as $$
begin
  raise exception 'what key % has signed has to stay provable', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger key_is_kept before update or delete on signing_key for each row execute function keep_signing_key();

create trigger no_truncate before truncate on signing_key execute function refuse_truncate();
create trigger no_truncate before truncate on log_entry execute function refuse_truncate();
create trigger no_truncate before truncate on log_statement execute function refuse_truncate();
create trigger no_truncate before truncate on log_checkpoint execute function refuse_truncate();

-- Erasing takes the words and the salt; without them nobody can find out what the commitment stands for.
create function forget_statements() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from log_statement where document_id = old.id;
  return null;
end $$;
create trigger erased_takes_statements after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_statements();

-- ── What is to be sealed ─────────────────────────────────────────────────────────────────────────────────────────────

-- All that began or ended in public, by the timeline. What has another thing follow at the same instant did not end.
create view sealable as
  select p.id as publication_id, p.live_from as at, case p.kind when 'live' then 'published' else 'withdrawn' end as kind,
         p.document_id, p.revision_id, p.type, p.language, coalesce(p.path, p.part_of) as address,
         p.title, case p.kind when 'live' then p.summary end as summary, p.reason
  from publication p
  union all
  select p.id, p.live_until, 'ended', p.document_id, null, p.type, p.language, coalesce(p.path, p.part_of), null, null, null
  from publication p
  where p.kind = 'live' and p.live_until is not null
    and not exists (select from publication q where q.document_id = p.document_id and q.live_from = p.live_until);

-- ── Who may read ─────────────────────────────────────────────────────────────────────────────────────────────────────

create view public_log with (security_barrier) as
  select e.number, e.at, e.sealed_at, e.hash, log_line(e) || ' ' || encode(e.signature, 'hex') as line from log_entry e;

create view public_checkpoint with (security_barrier) as
  select c.count, c.hash, c.at, checkpoint_line(c) || ' ' || encode(c.signature, 'hex') as line from log_checkpoint c;

create view public_key with (security_barrier) as
  select id, public_key, created_at from signing_key;

-- Passages are found by the page that they stand on.
create index publication_parts on publication (split_part(part_of, '#', 1), live_from desc) where part_of is not null;

-- What was to be read at a path at an instant: the entries, and what was said, null where it was erased. An entry is null
-- until it is sealed. Erased paths are known by their hashes.
create function public_proof(of_path text, at timestamptz) returns table (number bigint, text text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  instant timestamptz := least(at, now());
begin
  return query
    select e.number, s.text
    from (
      select p.id, p.live_from, p.live_until, p.path is null as is_part from publication p
      where p.path in (of_path, erased_path(of_path)) and p.kind = 'live'
      union all
      select p.id, p.live_from, p.live_until, true from publication p
      where p.part_of is not null and split_part(p.part_of, '#', 1) = of_path and p.kind = 'live'
    ) p
      left join log_entry e on e.publication_id = p.id and e.kind = 'published'
      left join log_statement s on s.number = e.number
    where p.live_from <= instant and (p.live_until is null or p.live_until > instant)
    order by p.is_part, e.number;
end $$;

revoke all on signing_key, log_entry, log_statement, log_checkpoint, sealable, public_log, public_checkpoint, public_key
  from public;
grant select, insert on signing_key, log_entry, log_statement, log_checkpoint to site_writer;
grant select on sealable to site_writer;
grant execute on function log_instant(timestamptz), log_line(log_entry), checkpoint_line(log_checkpoint) to site_writer;
grant select on public_log, public_checkpoint, public_key to site_reader;
grant execute on function log_instant(timestamptz), log_line(log_entry), checkpoint_line(log_checkpoint) to site_reader;
grant execute on function public_proof(text, timestamptz) to site_reader, site_writer;
