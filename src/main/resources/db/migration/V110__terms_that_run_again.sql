-- A term that an act moved after its timer had fired runs again without one: the register wakes it at its new end.
alter table deadline add column without_timer boolean not null default false;

drop index deadline_to_wake;
create index deadline_to_wake on deadline (fires_at, id)
    where state in ('RUNNING', 'SUSPENDED') and woken_at is null
        and (without_timer or kind in ('DL-11', 'DL-20', 'DL-22', 'DL-23', 'DL-24'));
