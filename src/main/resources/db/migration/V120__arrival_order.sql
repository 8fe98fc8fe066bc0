-- How far the order of arrival is settled. A mark is a number, an instant and the id of the transaction that made it:
-- every transmission up to that number has an older id, because it had its id before its number. Once no transaction as
-- old as the mark is running, nothing can arrive at or before it any more.
create table arrival_mark (
    xid xid8 primary key,
    number bigint not null,
    at timestamptz not null
);

create function mark_arrivals() returns void language plpgsql as $$
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
        instant := date_trunc('milliseconds', legal_now());
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

-- The last mark that is settled; one row at most. By xmin: transactions above xmax are not all that still run.
create view settled_arrivals as
    select xid, number, at from arrival_mark
     where xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid desc
     limit 1;

-- Cases are started in the order of arrival, not in that of their messages.
alter table engine_message add column arrival_number bigint unique;
update engine_message m set arrival_number = p.arrival_number
  from proposal p
 where p.reference_code = m.case_code and m.kind = 'START' and m.name = 'grant-procedure';

-- The days that end: only the cases in between are looked at, once a second.
create index ledger_entry_waiting on ledger_entry (call, transmitted_at) where state = 'WAITING';

-- What a run reads, in the order in which it wants it.
drop index ledger_entry_in_queue;
create index ledger_entry_in_play on ledger_entry (call, transmitted_at, case_code)
    where state in ('UNDECIDED', 'WAITING') or b_awaiting;
