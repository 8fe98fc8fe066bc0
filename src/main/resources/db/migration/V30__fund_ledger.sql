-- The fund ledger (PSW-08, PSW-13-14): envelopes whose totals follow from immutable movements, the queue of the cases,
-- and the events by which whoever holds a case tells the ledger that something has changed.

-- One row per call: the row that whoever moves money locks first.
create table fund_ledger (
    call text primary key,
    opened_at timestamptz not null,
    -- Of the last run: every transmission before this instant was known to it.
    settled_until timestamptz,
    last_run_at timestamptz
);

create table envelope (
    call text not null references fund_ledger,
    action text not null check (action in ('A', 'B')),
    allocated numeric(14, 2) not null default 0 check (allocated >= 0),
    committed numeric(14, 2) not null default 0,
    released numeric(14, 2) not null default 0,
    reopened numeric(14, 2) not null default 0,
    transferred_in numeric(14, 2) not null default 0 check (transferred_in >= 0),
    transferred_out numeric(14, 2) not null default 0 check (transferred_out >= 0),
    topped_up numeric(14, 2) not null default 0 check (topped_up >= 0),
    -- Proposed for commitment and not confirmed yet; kept from ledger_entry.
    reserved numeric(14, 2) not null default 0,
    remaining numeric(14, 2) generated always as
        (allocated + topped_up + transferred_in - transferred_out - committed + reopened) stored,
    -- The envelope does not cover the first in order (PSW-08-09).
    exhausted boolean not null default false,
    primary key (call, action),
    constraint envelope_never_over_committed check (remaining >= 0),
    constraint envelope_never_over_reserved check (reserved >= 0 and reserved <= remaining),
    constraint envelope_reopened_released_committed
        check (0 <= reopened and reopened <= released and released <= committed)
);

create sequence ledger_movement_number;
create table ledger_movement (
    number bigint primary key default nextval('ledger_movement_number'),
    call text not null,
    action text not null,
    kind text not null check (kind in
        ('ALLOCATED', 'COMMITTED', 'RELEASED', 'REOPENED', 'TRANSFERRED_IN', 'TRANSFERRED_OUT', 'TOPPED_UP')),
    amount numeric(14, 2) not null check (amount > 0),
    case_code text,
    act_number text check (btrim(act_number) <> ''),
    reason text check (btrim(reason) <> ''),
    at timestamptz not null,
    made_by text,
    foreign key (call, action) references envelope,
    constraint movement_of_a_case check ((case_code is not null) = (kind in ('COMMITTED', 'RELEASED'))),
    -- What a case leaves behind may precede the act that ascertains it; it then states why.
    constraint movement_names_its_act check (act_number is not null or (kind = 'RELEASED' and reason is not null))
);
create index ledger_movement_by_call on ledger_movement (call, number);
create unique index ledger_movement_committed_once on ledger_movement (case_code, action) where kind = 'COMMITTED';

-- One row per transmitted proposal. No foreign key to the ledger: thousands of transmissions in a minute would all lock
-- the one row that the allocator needs.
create table ledger_entry (
    case_code text primary key,
    call text not null,
    grant_a numeric(14, 2) not null check (grant_a >= 0),
    grant_b numeric(14, 2) not null check (grant_b >= 0),
    day date not null,
    transmitted_at timestamptz not null,
    score numeric(5, 2),
    score_a numeric(5, 2),
    state text not null default 'UNDECIDED'
        check (state in ('UNDECIDED', 'WAITING', 'PROPOSED', 'COMMITTED', 'OUT')),
    reserved_a numeric(14, 2) not null default 0 check (reserved_a >= 0 and reserved_a <= grant_a),
    reserved_b numeric(14, 2) not null default 0 check (reserved_b >= 0 and reserved_b <= grant_b),
    committed_a numeric(14, 2) not null default 0 check (committed_a <= grant_a),
    committed_b numeric(14, 2) not null default 0 check (committed_b <= grant_b),
    released_a numeric(14, 2) not null default 0 check (0 <= released_a and released_a <= committed_a),
    released_b numeric(14, 2) not null default 0 check (0 <= released_b and released_b <= committed_b),
    b_awaiting boolean not null default false,
    offer_refused boolean not null default false,
    offered_a numeric(14, 2),
    verdict text,
    sentence text,
    verdict_at timestamptz,
    left_because text,
    constraint entry_decided_has_scores
        check (state in ('UNDECIDED', 'OUT') or (score is not null and score_a is not null)),
    constraint entry_reserves_only_when_proposed check (state = 'PROPOSED' or (reserved_a = 0 and reserved_b = 0)),
    constraint entry_b_awaits_after_a
        check (not b_awaiting or (state in ('PROPOSED', 'COMMITTED') and grant_b > 0 and committed_b = 0)),
    constraint entry_out_has_reason check ((state = 'OUT') = (left_because is not null))
);
create index ledger_entry_in_queue on ledger_entry (call) where state in ('WAITING', 'PROPOSED');

create sequence ledger_event_number;
create table ledger_event (
    number bigint primary key default nextval('ledger_event_number'),
    call text not null,
    kind text not null check (kind in
        ('DECIDED', 'LEFT', 'RELEASED', 'OFFER_ACCEPTED', 'OFFER_REFUSED', 'B_RENOUNCED', 'RESOURCES')),
    case_code text,
    score numeric(5, 2),
    score_a numeric(5, 2),
    amount_a numeric(14, 2),
    amount_b numeric(14, 2),
    act_number text,
    reason text,
    at timestamptz not null,
    applied_at timestamptz
);
create index ledger_event_pending on ledger_event (call, number) where applied_at is null;
create index ledger_event_by_case on ledger_event (case_code) where applied_at is null;

-- Movements are written once.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: what the ledger has recorded does not change', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger ledger_movement_is_immutable before update or delete on ledger_movement
    for each row execute function refuse_change();
create trigger ledger_movement_is_not_emptied before truncate on ledger_movement
    for each statement execute function refuse_change();
create trigger envelope_stays before delete on envelope
    for each row execute function refuse_change();

-- Totals follow from movements and are not written by hand: an update that comes from another trigger is one level
-- deeper than one that comes from a statement.
create function refuse_totals_by_hand() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'the totals of % follow from the movements', tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger envelope_totals_follow_movements before update on envelope for each row
    when ((old.call, old.action, old.allocated, old.committed, old.released, old.reopened, old.transferred_in,
           old.transferred_out, old.topped_up, old.reserved)
          is distinct from
          (new.call, new.action, new.allocated, new.committed, new.released, new.reopened, new.transferred_in,
           new.transferred_out, new.topped_up, new.reserved))
    execute function refuse_totals_by_hand();
create trigger envelope_begins_empty before insert on envelope for each row
    when (new.allocated + new.committed + new.released + new.reopened + new.transferred_in + new.transferred_out
          + new.topped_up + new.reserved <> 0)
    execute function refuse_totals_by_hand();
create trigger entry_totals_follow_movements before update on ledger_entry for each row
    when ((old.committed_a, old.committed_b, old.released_a, old.released_b)
          is distinct from (new.committed_a, new.committed_b, new.released_a, new.released_b))
    execute function refuse_totals_by_hand();
create trigger entry_begins_undecided before insert on ledger_entry for each row
    when (new.state <> 'UNDECIDED' or new.committed_a + new.committed_b + new.released_a + new.released_b <> 0)
    execute function refuse_totals_by_hand();

create function apply_movement() returns trigger language plpgsql as $$
begin
    update envelope
       set allocated = allocated + case when new.kind = 'ALLOCATED' then new.amount else 0 end,
           committed = committed + case when new.kind = 'COMMITTED' then new.amount else 0 end,
           released = released + case when new.kind = 'RELEASED' then new.amount else 0 end,
           reopened = reopened + case when new.kind = 'REOPENED' then new.amount else 0 end,
           transferred_in = transferred_in + case when new.kind = 'TRANSFERRED_IN' then new.amount else 0 end,
           transferred_out = transferred_out + case when new.kind = 'TRANSFERRED_OUT' then new.amount else 0 end,
           topped_up = topped_up + case when new.kind = 'TOPPED_UP' then new.amount else 0 end
     where call = new.call and action = new.action;
    if new.case_code is not null then
        update ledger_entry
           set committed_a = committed_a
                   + case when new.kind = 'COMMITTED' and new.action = 'A' then new.amount else 0 end,
               committed_b = committed_b
                   + case when new.kind = 'COMMITTED' and new.action = 'B' then new.amount else 0 end,
               released_a = released_a
                   + case when new.kind = 'RELEASED' and new.action = 'A' then new.amount else 0 end,
               released_b = released_b
                   + case when new.kind = 'RELEASED' and new.action = 'B' then new.amount else 0 end
         where case_code = new.case_code and call = new.call;
        if not found then
            raise exception 'movement of %, which is not in the ledger of %', new.case_code, new.call
                using errcode = 'foreign_key_violation';
        end if;
    end if;
    return null;
end $$;
create trigger ledger_movement_applied after insert on ledger_movement
    for each row execute function apply_movement();

-- A transfer takes from one envelope what it gives to the other (PSW-08-06): checked when the transaction ends.
create function check_transfers() returns trigger language plpgsql as $$
begin
    if (select sum(transferred_in) <> sum(transferred_out) from envelope where call = new.call) then
        raise exception 'a transfer moves the same amount out of one envelope and into the other'
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_movement_transfers_balance after insert on ledger_movement
    deferrable initially deferred for each row
    when (new.kind in ('TRANSFERRED_IN', 'TRANSFERRED_OUT')) execute function check_transfers();

-- Sums instead of a join: the planner knows nothing of the size of transition tables.
create function follow_reservations() returns trigger language plpgsql as $$
begin
    update envelope e
       set reserved = e.reserved + case e.action when 'A' then d.a else d.b end
      from (select call, sum(a) as a, sum(b) as b
              from (select call, reserved_a as a, reserved_b as b from entries_after
                    union all
                    select call, -reserved_a, -reserved_b from entries_before) changes
             group by call) d
     where e.call = d.call and case e.action when 'A' then d.a else d.b end <> 0;
    return null;
end $$;
create trigger ledger_entry_reservations after update on ledger_entry
    referencing old table as entries_before new table as entries_after
    for each statement execute function follow_reservations();
create trigger ledger_entry_stays before delete on ledger_entry
    for each row execute function refuse_change();
