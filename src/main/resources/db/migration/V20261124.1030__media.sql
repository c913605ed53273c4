-- Pictures: what was uploaded, made anew in a few widths. The files lie in the folder media of the data folder, each
-- picture in a folder of its id, and are there before their row is.
create table media (
  id uuid primary key,
  digest bytea unique check (octet_length(digest) = 32), -- SHA-256 of what was uploaded, so that it is stored once
  name text not null check (char_length(name) <= 200),
  credit text not null default '' check (char_length(credit) <= 200),
  width int not null check (width > 0),
  height int not null check (height > 0),
  widths int[] not null check (cardinality(widths) between 1 and 3 and width = widths[cardinality(widths)]),
  uploaded_at timestamptz not null default now(),
  uploaded_by text not null,
  erased_at timestamptz,
  erased_reason text,
  check ((erased_at is null) = (digest is not null))
);
create index on media (uploaded_at desc, id desc) where erased_at is null;

create function keep_media() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (to_jsonb(new) - '{name,credit,digest,erased_at,erased_reason}'::text[])
         = (to_jsonb(old) - '{name,credit,digest,erased_at,erased_reason}'::text[])
     and old.erased_at is null
     and (new.digest is null or new.digest = old.digest) then
    return new;
  end if;
  raise exception 'picture % stays as it is', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger media_is_permanent before update or delete on media for each row execute function keep_media();
create trigger media_is_not_emptied before truncate on media for each statement execute function keep_media();

-- Which pictures a revision shows. Apart from the links, which every page follows to documents.
create table media_use (
  revision_id uuid not null references revision,
  field text not null,
  position int not null,
  media_id uuid not null references media,
  primary key (revision_id, field, position)
);
create index on media_use (media_id);
create trigger media_use_is_history before insert or update or delete on media_use
  for each row execute function keep_what_follows_from_a_revision();

-- An erased document shows nothing.
create function forget_pictures() returns trigger language plpgsql as $$
begin
  delete from media_use where revision_id in (select id from revision where document_id = new.id);
  return new;
end $$;
create trigger erased_document_shows_nothing after update of erased_at on document
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_pictures();

create view shown_media as
  select u.revision_id, m.id, m.width, m.height, m.widths, m.credit
  from media_use u join media m on m.id = u.media_id where m.erased_at is null;

create view public_media with (security_barrier) as
  select s.revision_id, s.id, s.width, s.height, s.widths, s.credit from shown_media s
  where exists (select from publication p where p.revision_id = s.revision_id and p.live_from <= now());

revoke all on media, media_use, shown_media, public_media from public;
grant select, insert, update on media to site_writer;
grant select, insert on media_use to site_writer;
grant select on shown_media, public_media to site_writer;
grant select on public_media to site_reader;
