create sequence act_number;

create table act (
    code text primary key,
    notice text not null,
    kind text not null,
    state text not null check (state in ('DRAFT', 'SIGNED', 'PUBLISHED')),
    opened_by text not null,
    opened_at timestamptz not null,
    data jsonb not null,
    number text,
    act_date date,
    signed_by text,
    signed_at timestamptz,
    bur_number text,
    bur_date date,
    formation_portal date,
    europe_portal date,
    transparency date,
    version int not null,
    check (state = 'DRAFT' or (number is not null and act_date is not null and signed_by is not null)),
    check (state <> 'PUBLISHED' or (bur_number is not null and bur_date >= act_date))
);

create table act_item (
    act_code text not null references act (code),
    position int not null,
    case_code text not null,
    beneficiary text not null,
    outcome text not null,
    score numeric(5,2),
    grant_a numeric(14,2) not null check (grant_a >= 0),
    grant_b numeric(14,2) not null check (grant_b >= 0),
    grounds text,
    primary key (act_code, position),
    unique (act_code, case_code)
);
