-- Who did what, when, and what was different before and after. Written in the transaction of the deed.
create table activity (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  what text not null check (what ~ '^[a-z][a-z-]*$'),
  subject uuid not null,
  name text not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'array')
);
create index on activity (at desc, id desc);
create index on activity (actor, at desc, id desc);
create index on activity (subject, at desc, id desc);

-- The record is only ever added to, and at the present. What an erased thing was called and said goes with it: that
-- is done by functions of the owner, as whom nobody writes the site.
create function keep_activity() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and is_present(new.at) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.name = '' and new.changes = '[]'
     and (to_jsonb(new) - '{name,changes}'::text[]) = (to_jsonb(old) - '{name,changes}'::text[])
     and current_user = (select pg_catalog.pg_get_userbyid(relowner) from pg_catalog.pg_class where oid = tg_relid) then
    return new;
  end if;
  raise exception 'what was done stays done' using errcode = 'integrity_constraint_violation';
end $$;
create trigger activity_is_history before insert or update or delete on activity
  for each row execute function keep_activity();
create trigger no_truncate before truncate on activity execute function refuse_truncate();

create function forget_activity() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update activity set name = '', changes = '[]' where subject = old.id and (name, changes) <> ('', '[]');
  return null;
end $$;
create trigger erased_leaves_the_record after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_activity();
create trigger erased_leaves_the_record after update of erased_at on media
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_activity();
-- Redirects are ended, and deleted only when the document that they lead to is erased.
create trigger erased_leaves_the_record after delete on redirect
  for each row execute function forget_activity();

revoke all on activity from public;
grant select, insert on activity to site_writer;
