-- Keys by which staff sign in without a password. What is kept of one can check a signature and can't make any.

-- By what an authenticator knows an account: a number that says nothing about whose it is.
create table passkey_owner (
  account_id uuid primary key references account on delete cascade,
  handle bytea not null unique check (length(handle) = 32)
);
create table passkey (
  id uuid primary key,
  account_id uuid not null references passkey_owner on delete cascade,
  name text not null check (name <> ''),
  credential bytea not null unique check (length(credential) between 1 and 1023),
  attestation bytea not null, -- with the public key in it
  transports text[] not null,
  signatures bigint not null, -- as its authenticator counts them, where it does
  created_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz
);
create index on passkey (account_id);

-- What a passkey is to sign next, once: to become one of an account, or to let somebody in, whoever it is.
create table passkey_challenge (
  challenge bytea primary key check (length(challenge) = 32),
  account_id uuid references account on delete cascade,
  expires_at timestamptz not null
);
create index on passkey_challenge (expires_at);

grant select, insert, update, delete on passkey_owner, passkey, passkey_challenge to site_writer;

alter table mail drop constraint mail_occasion_check;
alter table mail add check (occasion in
  ('INVITATION', 'RESET', 'PASSWORD_CHANGED', 'TRIAL', 'EMAIL_LINK', 'EMAIL_ASKED', 'EMAIL_CHANGED', 'PASSKEY_ADDED'));
