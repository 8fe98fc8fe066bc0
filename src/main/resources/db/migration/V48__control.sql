-- Checks on desk and on site (PSW-22).

create table control_case (
    id uuid primary key,
    version int not null,
    case_code text not null,
    type text not null,
    state text not null check (state in ('OPENED', 'DOCUMENTS_REQUESTED', 'FINDINGS', 'CLOSED')),
    opened_by text not null,
    opened_at timestamptz not null,
    reason text not null,
    documents_requested text,
    check_date date,
    findings text,
    amount_ineligible numeric(14, 2) not null check (amount_ineligible >= 0),
    carried_out_by text,
    breach boolean,
    breach_code text check (breach_code like 'REV\_%'),
    assessment text,
    assessed_by text,
    closed_at timestamptz,
    check ((state = 'CLOSED') = (closed_at is not null)),
    check (breach is not true or breach_code is not null)
);
create index control_case_by_case on control_case (case_code, opened_at);
