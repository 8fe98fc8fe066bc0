-- Those who transmit together arrive within one millisecond, and equal instants would be ranked by their codes, not in
-- the order of arrival: the instant is kept as fine as the database knows it, so that it grows with the number.
create or replace function next_arrival(out number bigint, out at timestamptz) language plpgsql as $$
begin
    perform pg_current_xact_id(); -- the transaction has its id before the number: the watermark relies on it
    begin
        perform pg_advisory_lock(4711);
        number := nextval('arrival_number');
        at := legal_now();
    exception when query_canceled or assert_failure or others then
        perform pg_advisory_unlock(4711);
        raise;
    end;
    perform pg_advisory_unlock(4711);
end $$;
