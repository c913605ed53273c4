-- A withdrawal is sealed with its reason, and an end by plan too, so what a path says of either is provable. A document that
-- went from the path is found by its claim, as its page is; passages of a page go with it. Of what is erased nothing is said
-- anew: its claims are hashes.
create or replace function public_proof(of_path text, at timestamptz) returns table (number bigint, text text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  instant timestamptz := least(at, now());
  gone publication;
begin
  if not exists (
       select from publication p
       where p.path in (of_path, erased_path(of_path)) and p.kind = 'live'
         and p.live_from <= instant and (p.live_until is null or p.live_until > instant)) then
    select p.* into gone
    from (
      select c.document_id from path_claim c
      where c.path = of_path and c.first_public_at <= instant and (c.released_at is null or c.released_at > instant)
      order by c.first_public_at desc limit 1
    ) c
      cross join lateral (
        select * from publication q where q.document_id = c.document_id and q.live_from <= instant
        order by q.live_from desc limit 1) p;
    if gone.kind = 'withdrawn' or gone.live_until <= instant then
      return query
        select e.number, s.text
        from (select case gone.kind when 'live' then 'ended' else 'withdrawn' end as kind) of_gone
          left join log_entry e on e.publication_id = gone.id and e.kind = of_gone.kind
          left join log_statement s on s.number = e.number;
      return;
    end if;
  end if;
  return query
    select e.number, s.text
    from (
      select p.id, p.live_from, p.live_until, p.path is null as is_part from publication p
      where p.path in (of_path, erased_path(of_path)) and p.kind = 'live'
      union all
      select p.id, p.live_from, p.live_until, true from publication p
      where p.part_of is not null and split_part(p.part_of, '#', 1) = of_path and p.kind = 'live'
    ) p
      left join log_entry e on e.publication_id = p.id and e.kind = 'published'
      left join log_statement s on s.number = e.number
    where p.live_from <= instant and (p.live_until is null or p.live_until > instant)
    order by p.is_part, e.number;
end $$;
