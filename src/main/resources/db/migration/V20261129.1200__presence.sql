-- Who has which document open: a row for each window, kept alive by its page and swept when it falls silent. Worth
-- nothing after a crash, so it is not written twice.
create unlogged table presence (
  window_id uuid primary key,
  document_id uuid not null references document on delete cascade,
  account_id uuid not null references account on delete cascade,
  seen_at timestamptz not null default clock_timestamp(),
  idle boolean not null,
  unsaved boolean not null
);
create index on presence (document_id);
create index on presence (account_id);
create index on presence (seen_at);

create trigger erased_stays_erased before insert or update on presence for each row execute function refuse_erased();

-- Who was at an erased document is nobody's business any more; nor is where somebody is who may not come in.
create function forget_presence() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'document' then
    delete from presence where document_id = old.id;
  else
    delete from presence where account_id = old.id;
  end if;
  return null;
end $$;
create trigger erased_takes_presence after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_presence();
create trigger closed_takes_presence after update of disabled_at on account
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function forget_presence();

revoke all on presence from public;
grant select, insert, update, delete on presence to site_writer;
