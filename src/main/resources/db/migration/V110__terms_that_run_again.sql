-- A term that an act moved after its timer had fired runs again without one: the register wakes it at its new end.
alter table deadline add column without_timer boolean not null default false;

drop index deadline_to_wake;
create index deadline_to_wake on deadline (fires_at, id)
    where state in ('RUNNING', 'SUSPENDED') and woken_at is null
        and (without_timer or kind in ('DL-11', 'DL-20', 'DL-22', 'DL-23', 'DL-24'));

-- The case is over: what expired in it only tells what happened, and is nobody's work any more.
alter table deadline add column set_aside boolean not null default false;
create index deadline_unmet on deadline (due, kind)
    where met_at is null and not set_aside and state in ('RUNNING', 'SUSPENDED', 'EXPIRED');
