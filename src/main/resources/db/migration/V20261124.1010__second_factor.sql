-- The second step of signing in: a secret shared with somebody's telephone, and codes for the day it is lost. Whoever reads
-- this table can make codes, but still needs the password, of which only a slow hash is known.
create table second_factor (
  account_id uuid primary key references account on delete cascade,
  secret bytea not null check (length(secret) = 20),
  confirmed_at timestamptz,
  last_step bigint not null default 0 -- so that no code is taken twice
);
create table recovery_code (
  account_id uuid not null references second_factor on delete cascade,
  hash bytea not null check (length(hash) = 32),
  primary key (account_id, hash)
);
grant select, insert, update, delete on second_factor, recovery_code to site_writer;
