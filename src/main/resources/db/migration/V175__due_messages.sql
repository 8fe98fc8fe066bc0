-- The oldest message of each of some cases, found from the oldest message onwards. By itself the planner takes it that
-- hardly any row is the first of its case, looks through all of them and sorts: after a mass deadline tens of thousands.
-- What ends a case ('endings') overtakes messages tried in vain, except the start and the act.
create function due_messages(at timestamptz, most int, endings text[]) returns setof engine_message
language plpgsql
set enable_sort = off
as $$
begin
    return query
        select m.* from engine_message m
        where m.next_attempt_at <= at and m.arrival_number is null
          and m.id = (select min(first.id) from engine_message first
                      where first.case_code = m.case_code
                        and (first.id = m.id
                             or not (m.name = any(endings) and first.attempts > 0 and first.kind <> 'START'
                                     and first.name <> 'determinationAdopted')))
        order by m.id
        limit most
        for update skip locked;
end $$;
