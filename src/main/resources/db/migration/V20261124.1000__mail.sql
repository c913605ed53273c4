-- Mails that are to go out, and what became of them. What they say is made when they go out, so no link lies here.
create table mail (
  id uuid primary key,
  recipient text not null,
  occasion text not null check (occasion in ('INVITATION', 'RESET', 'PASSWORD_CHANGED', 'TRIAL')),
  written_at timestamptz not null,
  next_try_at timestamptz not null,
  tries int not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  problem text not null default '',
  check (sent_at is null or failed_at is null)
);
create index on mail (next_try_at) where sent_at is null and failed_at is null;
create index on mail (written_at);

grant select, insert, update, delete on mail to site_writer;
