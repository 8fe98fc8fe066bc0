-- The clock of the server may step back; the instants of arrival do not: each is later than the last one given, until
-- the clock has caught up. Kept in a sequence, in microseconds of the server's time without the training shift, since
-- numbers not yet committed count too. Whoever asks holds the lock 4711.
create sequence last_instant;

create function next_instant() returns timestamptz language plpgsql as $$
declare
    micros bigint;
begin
    select setval('last_instant', greatest(last_value + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint))
      into micros from last_instant;
    return timestamptz 'epoch' + micros * interval '1 microsecond' + (select shift from training_clock);
end $$;

create or replace function next_arrival(out number bigint, out at timestamptz) language plpgsql as $$
begin
    perform pg_current_xact_id(); -- the transaction has its id before the number: the watermark relies on it
    begin
        perform pg_advisory_lock(4711);
        number := nextval('arrival_number');
        at := next_instant();
    exception when query_canceled or assert_failure or others then
        perform pg_advisory_unlock(4711);
        raise;
    end;
    perform pg_advisory_unlock(4711);
end $$;

create or replace function mark_arrivals() returns void language plpgsql as $$
declare
    reached bigint;
    instant timestamptz;
begin
    if pg_current_xact_id_if_assigned() is not null then
        raise exception 'a mark is the first thing its transaction does';
    end if;
    perform set_config('synchronous_commit', 'off', true); -- a mark that is lost costs nothing
    begin
        perform pg_advisory_lock(4711);
        perform pg_current_xact_id(); -- here and not before: older than every number taken after this one
        select case when is_called then last_value else 0 end into reached from arrival_number;
        instant := date_trunc('milliseconds', next_instant());
    exception when query_canceled or assert_failure or others then
        perform pg_advisory_unlock(4711);
        raise;
    end;
    perform pg_advisory_unlock(4711);
    insert into arrival_mark (xid, number, at) values (pg_current_xact_id(), reached, instant);
    delete from arrival_mark
     where xid in (select xid from arrival_mark
                    where xid < (select xid from settled_arrivals)
                      for update skip locked);
end $$;
