-- What somebody did to many things at once is one step, and is undone as one. What undoes something says what.
alter table activity add column step uuid;
alter table activity add column undoes uuid references activity check (undoes <> id);
create index on activity (step) where step is not null;
create index on activity (undoes) where undoes is not null;
