-- The first screen of those who write asks for the newest saves, of one editor and of anybody (the order of the primary
-- key), for what one keeps aside, and for what has been public longest without an end. Each is a walk along an index that
-- stops after a few rows. The newest saves have no index of their own: it would be taken for one editor's too, and be
-- walked to its end for whoever saved little.
create index revision_newest_of_author on revision (author, created_at desc);
create index working_copy_of_editor on working_copy (editor, updated_at desc);
create index publication_longest on publication (live_from) where kind = 'live' and live_until is null;
