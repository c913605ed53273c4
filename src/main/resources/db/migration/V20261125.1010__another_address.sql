-- The address by which somebody asked to sign in from now on. Nothing but a link that went there makes it theirs.
alter table account add column email_wanted text;

alter table one_time_link add column email text;
alter table one_time_link drop constraint one_time_link_purpose_check;
alter table one_time_link add check (purpose in ('FIRST_RUN', 'INVITATION', 'RESET', 'RECOVERY', 'EMAIL'));
alter table one_time_link add check ((purpose = 'EMAIL') = (email is not null));

-- Whom a mail is about that goes to an address which isn't theirs yet, or no longer; else whoever has the address.
alter table mail add column account_id uuid references account;
alter table mail drop constraint mail_occasion_check;
alter table mail add check (occasion in
  ('INVITATION', 'RESET', 'PASSWORD_CHANGED', 'TRIAL', 'EMAIL_LINK', 'EMAIL_ASKED', 'EMAIL_CHANGED'));
