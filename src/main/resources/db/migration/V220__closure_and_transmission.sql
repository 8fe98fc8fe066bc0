-- Who transmits to a call and who closes it do not meet: a transmission holds the closure back until it has committed,
-- a closure all transmissions. Each sees what the other has committed, because a volatile function does not look
-- through the snapshot of the statement that calls it.
create function hold_closure(call varchar, patient boolean) returns table (closed_at timestamptz)
    language plpgsql rows 1 as $$
begin
    if patient then
        perform pg_advisory_xact_lock_shared(4714, hashtext(call));
    elsif not pg_try_advisory_xact_lock_shared(4714, hashtext(call)) then
        return; -- it is being closed
    end if;
    closed_at := (select c.closed_at from call_state c where c.notice = call);
    return next;
end $$;

-- The instant has its place in the order of arrival: after all that are in, before all that come later.
create function hold_transmissions(call varchar) returns timestamptz language plpgsql as $$
begin
    perform pg_advisory_xact_lock(4714, hashtext(call));
    return (next_arrival()).at;
end $$;
