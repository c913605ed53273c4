-- An address that somebody had lead to a document was public too: when the document is erased it goes on to answer, as one
-- of the document's own, that something is gone. It is kept as a hash like them. As it was, but for these.
create or replace function erase(erased_document uuid, erased_reason text, erased_by text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  moment timestamptz;
  last publication;
begin
  perform 1 from document where id = erased_document for update;
  if not found then raise exception 'there is no document %', erased_document using errcode = 'no_data_found'; end if;
  perform set_config('kernel.erasing', erased_document::text, true);

  delete from publication where document_id = erased_document and live_from > clock_timestamp();
  select * into last from publication where document_id = erased_document order by live_from desc limit 1;
  if found then
    moment := greatest(clock_timestamp(), last.live_from + interval '1 microsecond');
    update publication set live_until = moment
      where id = last.id and (live_until is null or live_until > moment);
    insert into publication (id, document_id, kind, reason, type, language, live_from, published_by)
      values (gen_random_uuid(), erased_document, 'withdrawn', erased_reason, last.type, last.language, moment, erased_by);
  end if;

  delete from link where revision_id in (select id from revision where document_id = erased_document);
  delete from facet where revision_id in (select id from revision where document_id = erased_document);
  delete from working_copy where document_id = erased_document;
  update revision
    set title = null, summary = null, slug = null, sort_key = null, sort_date = null, body = null, plain_text = null, note = null
    where document_id = erased_document;
  insert into path_claim (path, document_id, first_public_at)
    select distinct r.path, erased_document, clock_timestamp()
    from redirect r join path_claim c on c.document_id = erased_document
    where r.since <= clock_timestamp() and r.path not like '%/*' and r.path <> c.path
      and (r.target in (c.path, c.path || '/*') or starts_with(r.target, c.path || '#') or starts_with(r.target, c.path || '?'))
    on conflict do nothing;
  delete from redirect r using path_claim c
    where c.document_id = erased_document
      and (r.path in (c.path, c.path || '/*') or r.target in (c.path, c.path || '/*')
           or starts_with(r.target, c.path || '#') or starts_with(r.target, c.path || '?'));
  delete from path_claim where document_id = erased_document and first_public_at > clock_timestamp();
  update path_claim set path = erased_path(path), why = case when why is null then null else '' end
    where document_id = erased_document;
  update publication
    set title = null, summary = null, sort_key = null, sort_date = null, part_of = null, change_note = null,
        reason = case when live_until is null and kind = 'withdrawn' then reason end
    where document_id = erased_document;
  update document set erased_at = clock_timestamp() where id = erased_document;
  -- Of a type that a site has only once, another may be begun when nothing is left of this one.
  update content c set single = false
    where c.single and c.id = (select content_id from document where id = erased_document)
      and not exists (select from document d where d.content_id = c.id and d.erased_at is null);
  perform set_config('kernel.erasing', '', true);
end $$;
