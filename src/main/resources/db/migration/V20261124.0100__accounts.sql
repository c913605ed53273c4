-- Staff: who they are, how they get in, and where they are signed in.

create table account (
  id uuid primary key,
  email text not null,
  email_key text not null unique,
  name text not null check (name <> ''),
  role text not null check (role in ('ADMINISTRATOR', 'EDITOR', 'CONTRIBUTOR')),
  language text not null,
  time_zone text not null,
  password_hash text,
  credentials int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,
  lock_version int not null default 0
);

-- A link that works once; only its hash is known here.
create table one_time_link (
  hash bytea primary key check (length(hash) = 32),
  purpose text not null check (purpose in ('FIRST_RUN', 'INVITATION', 'RESET', 'RECOVERY')),
  account_id uuid references account on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp()
);
create unique index one_link_for_each_purpose on one_time_link (purpose, account_id) nulls not distinct;

-- Attempts to get in, as bucket4j counts them.
create table attempt (
  who text primary key,
  state bytea
);

-- Where staff are signed in, as Spring Session keeps it.
create table staff_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index on staff_session (expiry_time);
create index on staff_session (principal_name);
create table staff_session_attributes (
  session_primary_id char(36) not null references staff_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

grant select, insert, update, delete on account, one_time_link, attempt, staff_session, staff_session_attributes
  to site_writer;
revoke delete on account from site_writer;

-- Who began a document: contributors may go on with what they began themselves.
alter table document add column begun_by text not null default 'system';
