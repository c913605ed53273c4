-- What visitors asked for in vain. Nothing of the visitors themselves is kept.
create table missed_path (
  path text primary key check (char_length(path) <= 512),
  times bigint not null check (times > 0),
  last_at timestamptz not null default now(),
  referrer text not null default '' check (char_length(referrer) <= 500)
);
create index on missed_path (times desc, last_at desc);

revoke all on missed_path from public;
grant select, insert, update, delete on missed_path to site_writer;
