-- Corrections are few among all publications, and are listed newest first.
create index publication_corrections on publication (language, live_from desc)
  where change in ('correction', 'clarification');
