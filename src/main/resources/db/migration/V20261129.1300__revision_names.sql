-- What a save is called among colleagues: "As the board approved it". Beside the revision, which never changes; a name can
-- be given, changed and taken away, and the record says by whom.
create table revision_name (
  revision_id uuid primary key,
  document_id uuid not null,
  name text not null check (char_length(name) between 1 and 100 and name ~ '\S'),
  named_by text not null,
  named_at timestamptz not null default clock_timestamp(),
  foreign key (document_id, revision_id) references revision (document_id, id)
);
create index on revision_name (document_id);

-- A name says something of what was erased, and goes with it.
create trigger erased_stays_erased before insert or update on revision_name
  for each row execute function refuse_erased();

create function forget_revision_names() returns trigger language plpgsql as $$
begin
  delete from revision_name where document_id = new.id;
  return null;
end $$;
create trigger erased_has_no_names after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_revision_names();

revoke all on revision_name from public;
grant select, insert, update, delete on revision_name to site_writer;
