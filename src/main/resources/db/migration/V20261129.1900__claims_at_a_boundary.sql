-- As it was, but for a claim that was planned and began between the reading of the clock and the writing of the row: what
-- is published now was public first, so the claim may still begin then. Whoever published a moment before a planned
-- beginning at the same path was refused.
create or replace function keep_claim() returns trigger language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if tg_op = 'INSERT' then
    if new.released_at is null and (new.first_public_at > moment or is_present(new.first_public_at)) then
      return new;
    end if;
  elsif tg_op = 'DELETE' then
    if old.first_public_at > moment then return old; end if;
  elsif is_erasing(old.document_id, tg_relid) then
    if new.path = erased_path(old.path) and (new.why is null or new.why in ('', old.why))
       and (to_jsonb(new) - '{path,why}'::text[]) = (to_jsonb(old) - '{path,why}'::text[]) then
      return new;
    end if;
  elsif (new.path, new.document_id) = (old.path, old.document_id)
    and (new.first_public_at = old.first_public_at
         or (new.first_public_at < old.first_public_at and is_present(new.first_public_at))
         or (old.first_public_at > moment
             and (new.first_public_at > moment or is_present(new.first_public_at))
             and new.first_public_at <= coalesce(
               (select min(live_from) from publication where path = new.path and document_id = new.document_id),
               'infinity')))
    and (new.released_at is null
         or new.released_at is not distinct from old.released_at
         or (is_present(new.released_at)
             and not exists (select from publication where path = new.path and document_id = new.document_id
                             and coalesce(live_until, 'infinity') > new.released_at))) then
    return new;
  end if;
  raise exception 'path % cannot be claimed in the past, lost once public, or released while in use',
    case when tg_op = 'DELETE' then old.path else new.path end using errcode = 'integrity_constraint_violation';
end $$;
