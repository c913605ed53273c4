-- Somebody who writes an older address in small letters, or in capitals, is led on as well.
alter table redirect add column folded text generated always as (lower(path)) stored;
create index on redirect (folded, since desc);

create or replace view public_redirect with (security_barrier) as
  select path, target, status, since, until, folded from redirect where since <= now();
