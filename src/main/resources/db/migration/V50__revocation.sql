-- Breaches and the formal notice to comply (PSW-20): no revocation without a notice served before.

create table formal_notice (
    id uuid primary key,
    version int not null,
    case_code text not null,
    state text not null check (state in ('PREPARING', 'SERVED', 'PROPOSED', 'ARCHIVED', 'CLOSED', 'REVOKED')),
    opened_at timestamptz not null,
    text text,
    notice_days int check (notice_days > 0),
    received_on date,
    served_by text,
    reply text,
    replied_at timestamptz,
    complied_on date,
    compliance_evidence text,
    decision text check (decision in ('TOTAL', 'PARTIAL', 'CLOSED')),
    recognised_part numeric(14, 2) check (recognised_part >= 0),
    proposal_grounds text,
    proposed_by text,
    grounds text,
    act_number text,
    act_date date,
    decided_by text,
    decided_at timestamptz,
    check (state not in ('SERVED', 'PROPOSED', 'REVOKED')
        or (received_on is not null and notice_days is not null)),
    check (state <> 'REVOKED'
        or (decision in ('TOTAL', 'PARTIAL') and recognised_part is not null
            and act_number is not null and act_date is not null and grounds is not null)),
    check (decision is distinct from 'TOTAL' or recognised_part = 0),
    -- One open notice per case; deferred, because closing one may open the next in one transaction.
    constraint formal_notice_one_open
        exclude (case_code with =) where (state in ('PREPARING', 'SERVED', 'PROPOSED')) deferrable initially deferred
);
create index formal_notice_by_case on formal_notice (case_code, opened_at);

create table breach (
    id uuid primary key,
    version int not null,
    case_code text not null,
    code text not null check (code like 'REV\_%'),
    evidence text not null,
    deadline text,
    found_at timestamptz not null,
    notice_id uuid references formal_notice deferrable initially deferred,
    withdrawn_grounds text
);
create index breach_by_case on breach (case_code, found_at);
