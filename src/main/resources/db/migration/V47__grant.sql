-- A case after its determination (PSW-16): the grant in force and the beneficiary's communications.

create table grant_file (
    case_code text primary key,
    version int not null,
    rule_set text not null,
    conceded_a numeric(14, 2) not null check (conceded_a > 0),
    conceded_b numeric(14, 2) not null check (conceded_b >= 0),
    act_number text not null,
    adopted_on date not null,
    act_number_b text,
    bur_date date,
    planned_start date not null,
    planned_end date not null check (planned_end >= planned_start),
    ati_to_formalise boolean not null,
    deed_date date,
    deed_uploaded_at timestamptz,
    start_date date,
    start_communicated_at timestamptz,
    cup text,
    project_code text,
    cup_communicated_on date,
    payment_option text not null check (payment_option in ('ADVANCE_AND_BALANCE', 'SINGLE_AT_END')),
    advance_paid boolean not null,
    activity_end date check (activity_end >= start_date),
    ended_by_term boolean not null,
    check ((deed_date is null) = (deed_uploaded_at is null)),
    check ((start_date is null) = (start_communicated_at is null)),
    -- No start without the deed of the association, uploaded before it (PSW-16-03).
    check (start_communicated_at is null or not ati_to_formalise
        or (deed_uploaded_at is not null and deed_uploaded_at <= start_communicated_at))
);

-- The history of the dedicated account and of its delegates (PSW-16-04).
create table dedicated_account (
    id uuid primary key,
    case_code text not null references grant_file,
    iban text not null,
    type text not null check (type in ('BANK', 'POSTAL')),
    delegates jsonb not null,
    used_since date not null,
    communicated_at timestamptz not null
);
create index dedicated_account_by_case on dedicated_account (case_code);

create table variation (
    id uuid primary key,
    version int not null,
    case_code text not null references grant_file,
    reason text not null,
    changes text not null,
    files jsonb not null,
    requested_end date,
    requested_at timestamptz not null,
    state text not null check (state in ('REQUESTED', 'AUTHORISED', 'REFUSED')),
    new_end date,
    act_number text,
    grounds text,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'REQUESTED') = (decided_at is null)),
    -- A term is moved only with the number of its act (PSW-00-08).
    check (new_end is null or act_number is not null)
);
create index variation_by_case on variation (case_code);

create table extension_request (
    id uuid primary key,
    version int not null,
    case_code text not null references grant_file,
    reason text not null,
    old_date date not null,
    requested_date date not null,
    requested_at timestamptz not null,
    state text not null check (state in ('REQUESTED', 'AUTHORISED', 'REFUSED')),
    new_date date check (new_date > old_date),
    act_number text,
    grounds text,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'REQUESTED') = (decided_at is null)),
    check ((state = 'AUTHORISED') = (new_date is not null)),
    check (new_date is null or act_number is not null)
);
create index extension_request_by_case on extension_request (case_code);
