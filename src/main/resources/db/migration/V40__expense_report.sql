-- The expense report of a case: the form as sent, what the officers decided, what was recognised.
create table expense_report (
    case_code          varchar(40) primary key,
    submitted_at       timestamptz not null,
    form               jsonb not null,
    state              varchar(12) not null check (state in ('SUBMITTED', 'CHECKED', 'CONFIRMED')),
    line_decisions     jsonb not null,
    action_decisions   jsonb not null,
    recognition        jsonb,
    rule_set           varchar(80),
    recognised_a       numeric(14, 2),
    recognised_b       numeric(14, 2),
    recognised_total   numeric(14, 2),
    confirmed_by       varchar(255),
    confirmed_at       timestamptz,
    version            bigint not null,
    -- A proposal or a recognition has its amounts; a report that waits for the check has neither.
    check ((state = 'SUBMITTED') = (recognition is null)),
    check ((recognition is null) = (rule_set is null)),
    check ((recognition is null) = (recognised_a is null)),
    check ((recognition is null) = (recognised_b is null)),
    check ((recognition is null) = (recognised_total is null)),
    check (recognised_a >= 0 and recognised_b >= 0 and recognised_total = recognised_a + recognised_b),
    check (recognised_a > 0 or recognised_b = 0),
    check ((state = 'CONFIRMED') = (confirmed_by is not null)),
    check ((state = 'CONFIRMED') = (confirmed_at is not null))
);

-- The form is frozen, and a confirmed recognition is final.
create function expense_report_is_frozen() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state = 'CONFIRMED'
            or new.form <> old.form or new.submitted_at <> old.submitted_at or new.case_code <> old.case_code then
        raise exception 'an expense report is kept as sent, and as confirmed';
    end if;
    return new;
end $$;
create trigger expense_report_is_frozen before update or delete on expense_report
    for each row execute function expense_report_is_frozen();
