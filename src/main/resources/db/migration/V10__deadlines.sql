-- The register of deadlines. Dates are computed in Java from the facts kept here; the engine's timers only read them.

create table deadline (
    id uuid primary key,
    call text not null,
    case_code text not null,
    kind text not null check (kind ~ '^DL-[0-9]{2}$'),
    -- counts the deadlines of a kind that a case may have more than once (a formal notice, a guarantee)
    ordinal int not null check (ordinal > 0),
    rule text not null,
    start_event text not null,
    evidence text not null check (evidence <> ''),
    event_date date not null,
    event_at timestamptz,
    unit text not null check (unit in ('DAYS', 'MONTHS', 'FISCAL_YEARS', 'DATE', 'INSTANT', 'OPEN')),
    length text not null,
    -- the calendar of the call when the term was opened
    calendar jsonb not null,
    extended_to date,
    extension_decided_on date,
    extended_at timestamptz,
    nominal date,
    due date,
    last_instant timestamptz,
    fires_at timestamptz not null,
    state text not null check (state in ('RUNNING', 'SUSPENDED', 'MET', 'EXPIRED', 'WAIVED')),
    -- when a suspension next begins or ends for it
    review_at timestamptz,
    met_at timestamptz,
    met_by text,
    woken_at timestamptz,
    explanation jsonb not null,
    version int not null,
    unique (case_code, kind, ordinal),
    check ((due is null) = (last_instant is null)),
    check (last_instant < fires_at),
    check (due >= nominal or kind = 'DL-11'),
    check (state <> 'MET' or met_at < fires_at),
    check ((met_at is null) = (met_by is null)),
    check ((extended_to is null) = (extension_decided_on is null) and (extended_to is null) = (extended_at is null))
);
create index deadline_open_by_due on deadline (due) where state in ('RUNNING', 'SUSPENDED');
create index deadline_open_by_kind on deadline (call, kind) where state in ('RUNNING', 'SUSPENDED', 'EXPIRED');
create index deadline_to_review on deadline (review_at) where review_at is not null;
create index deadline_to_wake on deadline (fires_at, id)
    where state in ('RUNNING', 'SUSPENDED') and woken_at is null and kind in ('DL-11', 'DL-20', 'DL-22', 'DL-23', 'DL-24');

-- Every change, with the act that allowed it (PSW-00-08).
create table deadline_change (
    deadline_id uuid not null references deadline,
    version int not null,
    what text not null,
    at timestamptz not null,
    decided_by text not null,
    act_number text,
    reason text not null,
    old_state text,
    new_state text not null,
    old_due date,
    new_due date,
    explanation jsonb not null,
    primary key (deadline_id, version)
);

create function deadline_change_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger deadline_change_is_append_only before update or delete on deadline_change
    for each row execute function deadline_change_is_append_only();

-- Periods in which terms do not run (PSW-00-07): of the whole call, or of one case.
create table deadline_suspension (
    id uuid primary key,
    call text not null,
    case_code text,
    kinds text[] not null,
    from_date date not null,
    to_date date,
    registered_at timestamptz not null,
    act_number text not null,
    reason text not null,
    decided_by text not null,
    planned_to_date date,
    resumed_at timestamptz,
    resume_act_number text,
    resume_reason text,
    resumed_by text,
    check (to_date >= from_date),
    check ((resumed_at is null) = (resume_act_number is null))
);
create index deadline_suspension_by_call on deadline_suspension (call, case_code);

create table deadline_reminder (
    deadline_id uuid not null references deadline,
    days_before int not null check (days_before > 0),
    wake_at timestamptz,
    -- SENT; SUPERSEDED by a nearer one that was due as well; LAPSED with the deadline
    outcome text check (outcome in ('SENT', 'SUPERSEDED', 'LAPSED')),
    sent_at timestamptz,
    primary key (deadline_id, days_before),
    check ((outcome is null) = (sent_at is null))
);
create index deadline_reminder_to_send on deadline_reminder (wake_at, deadline_id, days_before) where outcome is null;
