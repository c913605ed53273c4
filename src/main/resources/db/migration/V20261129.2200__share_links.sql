-- Links by which people without an account read a draft, or the site as it is planned for an instant. Of the secret only
-- a hash is stored.
create table share_link (
  id uuid primary key,
  hash bytea not null unique,
  document_id uuid references document on delete cascade,
  revision_id uuid,
  at timestamptz,
  label text not null default '' check (length(label) <= 100),
  made_by uuid not null references account on delete cascade,
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  used_at timestamptz,
  foreign key (document_id, revision_id) references revision (document_id, id),
  check ((document_id is null) <> (at is null)),
  check (revision_id is null or document_id is not null),
  check (expires_at > made_at and expires_at <= made_at + interval '91 days')
);
create index on share_link (document_id);
create index on share_link (made_by);
create index on share_link (expires_at);

create trigger erased_stays_erased before insert or update on share_link for each row execute function refuse_erased();

-- Nobody reads an erased document, and nobody is let in by somebody who may not come in.
create function end_share_links() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'document' then
    delete from share_link where document_id = old.id;
  else
    update share_link set ended_at = clock_timestamp() where made_by = old.id and ended_at is null;
  end if;
  return null;
end $$;
create trigger erased_takes_share_links after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function end_share_links();
create trigger closed_takes_share_links after update of disabled_at on account
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function end_share_links();

revoke all on share_link from public;
grant select, insert, update, delete on share_link to site_writer;
