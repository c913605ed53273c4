-- What tells a save that is sent once more, because its answer got lost, from another save of the same. It is made of a
-- random key of the form and of all that was sent with it; the key is written down nowhere, so that nothing can be told
-- of a text from it, not even of one that was erased.
alter table revision add column attempt uuid;
create unique index one_revision_for_each_attempt on revision (document_id, attempt);
