-- What no table of the site has today and any may have tomorrow: names that need quotes, columns that PostgreSQL computes
-- or numbers, rows that point to each other, triggers that refuse, and values that look like something else.
create table "Odd ""name" (
  "select" text,
  id bigint generated always as identity primary key,
  before bigint references "Odd ""name",
  twice bigint generated always as (id * 2) stored,
  bytes bytea,
  number double precision,
  exact numeric,
  moment timestamptz,
  length interval,
  words text[],
  period tstzrange,
  document jsonb,
  gone text
);
alter table "Odd ""name" drop column gone;
create table a_first (id serial primary key, last int not null);
create table z_last (id int primary key, first int references a_first deferrable initially deferred);
alter table a_first add foreign key (last) references z_last;
create table seeded (id int primary key);
insert into seeded values (1), (2);
create function refuse_all() returns trigger language plpgsql as $$ begin raise exception 'nobody writes here'; end $$;
create trigger refuses before insert on z_last for each row execute function refuse_all();
create trigger sleeps before insert on z_last for each row execute function refuse_all();
alter table z_last disable trigger sleeps;
